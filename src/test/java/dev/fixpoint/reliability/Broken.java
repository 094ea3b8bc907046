package dev.fixpoint.reliability;

import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.JobName;

/** Jobs that cannot be made. Each is loaded anew for each trial, since a class is initialised once only. */
final class Broken {

    private Broken() {}

    /** Its constructor throws. */
    @JobName(Site.TROUBLE)
    static final class Constructor implements Job {

        Constructor() {
            throw new IllegalStateException("cannot be made");
        }

        @Override
        public void check(JobContext job) {}
    }

    /** Its static initialisation throws: the first time an error that says so, later one that its class is not to be had. */
    @JobName(Site.TROUBLE)
    static final class Initialisation implements Job {

        static final int LENGTH = lengthOf(null);

        private static int lengthOf(String text) {
            return text.length();
        }

        @Override
        public void check(JobContext job) {}
    }

    /** Its static initialisation never comes to its end. */
    @JobName(Site.TROUBLE)
    static final class Recursion implements Job {

        static final int DEPTH = depth(1);

        @SuppressWarnings("InfiniteRecursion") // until the stack overflows
        private static int depth(int above) {
            return depth(above + 1) + above;
        }

        @Override
        public void check(JobContext job) {}
    }

    /** A method of it takes something that is not there when it is used. */
    @JobName(Site.TROUBLE)
    static final class Unlinked implements Job {

        @Override
        public void check(JobContext job) {
            job.require(job.runError().isPresent() || job.attempt() == 0, "not yet");
        }

        @Override
        public void run(JobContext job) {}

        @Override
        public void cleanup(JobContext job) {}

        /** Is never called. */
        public void take(Missing something) {}
    }

    /** What is not there. */
    static final class Missing {}

    /** Loads classes anew, but for {@link Missing}, which it does not find. */
    static final class Loader extends ClassLoader {

        Loader() {
            super(Broken.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(Missing.class.getName())) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(Broken.class.getName() + "$")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                byte[] bytes = ClassBytes.of(name);
                return defineClass(name, bytes, 0, bytes.length);
            }
        }

        /** Returns a class of jobs, loaded anew. */
        Class<? extends Job> job(Class<? extends Job> type) throws ClassNotFoundException {
            return loadClass(type.getName()).asSubclass(Job.class);
        }
    }
}
