package io.coachingcalls.system;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the {@link RunningSystem} before the first test and stops it after the last one, come what may. */
public final class SystemUnderTest implements BeforeEachCallback, AfterTestExecutionCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SystemUnderTest.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!context.getRequiredTestClass().isAnnotationPresent(StartsItself.class)) {
            system(context).ensureUp();
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            system(context).printLogs();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return system(context);
    }

    private static RunningSystem system(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(RunningSystem.class, key -> startStoppedWithThisJvm(), RunningSystem.class);
    }

    private static RunningSystem startStoppedWithThisJvm() {
        var system = RunningSystem.start();
        // An interrupted run does not close the store
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        return system;
    }
}
