package io.coachingcalls.deployment;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkflowsTest {

    @BeforeAll
    static void installTools() {
        Tools.install();
    }

    @Test
    void shouldHaveWorkflowsThatGitHubUnderstands() {
        Tools.run("actionlint").orFail();
    }
}
