/** Whether what is deployed agrees with what was built: images, Compose, Kubernetes, and the tools that check them. */
@NullMarked
package io.coachingcalls.deployment;

import org.jspecify.annotations.NullMarked;
