package io.incidentledger.tiers;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/// Disables further tests when a soak's budget is used up, and prints what was skipped when the tests of a module are
/// over.
final class SoakBudget implements ExecutionCondition {

    private static final String INVOCATION = "[test-template-invocation:";
    private static final Namespace NAMESPACE = Namespace.create(SoakBudget.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!Soak.isRunning()) {
            return AnnotationSupport.findAnnotation(context.getElement(), Soaked.class).filter(Soaked::only).isPresent()
                    ? ConditionEvaluationResult.disabled("only in a soak: mvn -Psoak verify")
                    : ConditionEvaluationResult.enabled("not a soak");
        }
        context.getRoot().getStore(NAMESPACE).computeIfAbsent("summary", key -> (AutoCloseable) Soak::printSummary);
        boolean repeated = isOneOfMany(context);
        if (Soak.isOver() || (repeated && !isFirst(context) && Soak.hadItsShare())) {
            Soak.leaveOut(name(context));
            return ConditionEvaluationResult.disabled("the budget of the soak is used up");
        }
        if (!repeated) {
            Soak.beginTest();
        }
        return ConditionEvaluationResult.enabled("the budget lasts");
    }

    /// Whether the test is one of several repetitions, which share the time of one test.
    private static boolean isOneOfMany(ExtensionContext context) {
        return context.getUniqueId().contains(INVOCATION);
    }

    private static boolean isFirst(ExtensionContext context) {
        return context.getUniqueId().contains(INVOCATION + "#1]");
    }

    private static String name(ExtensionContext context) {
        String test = context.getTestClass().map(Class::getSimpleName).orElse("");
        return context.getTestMethod().map(method -> test + "." + method.getName() + ": " + context.getDisplayName())
                .orElse(test);
    }
}
