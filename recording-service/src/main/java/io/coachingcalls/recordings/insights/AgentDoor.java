package io.coachingcalls.recordings.insights;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

import io.coachingcalls.database.PassingFailures;
import io.coachingcalls.http.BoundedBody;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.recordings.insights.AgentReport.Job;
import io.coachingcalls.recordings.insights.Insights.Kept;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/**
 * Where LiveKit's agents send what they would send to LiveKit's cloud, with {@code LIVEKIT_OBSERVABILITY_URL} set. Who
 * sends is looked at before anything is read. Not a resource, as a report is longer than bodies may be elsewhere, and its
 * form is read a piece at a time.
 */
@ApplicationScoped
class AgentDoor {

    private static final Logger LOG = Logger.getLogger(AgentDoor.class);

    private static final String PROTOBUF = "application/x-protobuf";

    /** Before Quarkus' limit of bodies. */
    private static final int ORDER = -100;

    private static final Duration SOON = Duration.ofSeconds(5);

    /** Agents come three times: within a minute a database is back, or another has taken its place. */
    private static final Duration ONCE_THE_DATABASE_IS_BACK = Duration.ofSeconds(20);

    private final AgentTokens tokens;
    private final Insights insights;
    private final InsightsMetrics metrics;
    private final InsightsConfig config;
    private final AtomicInteger reading = new AtomicInteger();

    AgentDoor(AgentTokens tokens, Insights insights, InsightsMetrics metrics, InsightsConfig config) {
        this.tokens = tokens;
        this.insights = insights;
        this.metrics = metrics;
        this.config = config;
    }

    void register(@Observes Router router) {
        serve(router, "/observability/recordings/v0", "report", this::takeReport);
        serve(router, "/observability/logs/otlp/v0", "logs", this::takeLogs);
        serve(router, "/observability/traces/otlp/v0", "traces", this::passOver);
        serve(router, "/observability/metrics/otlp/v0", "metrics", this::passOver);
    }

    private void serve(Router router, String path, String what, Taking taking) {
        router.post(path).order(ORDER).handler(context -> answer(context, what, taking));
    }

    private void answer(RoutingContext context, String what, Taking taking) {
        HttpServerRequest request = context.request();
        admit(request)
                .chain(() -> taking.take(request).onTermination().invoke(reading::decrementAndGet))
                .onFailure()
                .transform(AgentDoor::refusal)
                .subscribe()
                .with(
                        kept -> {
                            metrics.count(what, kept.name().toLowerCase(Locale.ROOT));
                            send(request.response(), 200, new byte[0]);
                        },
                        failure -> refuse(request, what, (AgentRefusal) failure));
    }

    private Uni<Void> admit(HttpServerRequest request) {
        return Uni.createFrom().item(() -> {
            tokens.require(request.getHeader(HttpHeaders.AUTHORIZATION));
            if (reading.incrementAndGet() > config.concurrency()) {
                reading.decrementAndGet();
                throw AgentRefusal.later("others are reporting", SOON, null);
            }
            return null;
        });
    }

    private Uni<Kept> takeReport(HttpServerRequest request) {
        return UploadedReport.read(request, config)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(form -> ReportReader.read(form.header(), form.conversation(), config.maxTurns()))
                .chain(report -> insights.keep(report).invoke(kept -> {
                    if (kept == Kept.KEPT) {
                        metrics.count(report);
                    }
                }));
    }

    private Uni<Kept> takeLogs(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        long limit = config.maxTelemetrySize().asLongValue();
        return BoundedBody.read(request, limit)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(body -> LogReader.read(Unpacked.of(body, encoding, limit)))
                .chain(this::keep);
    }

    /** A batch can be of several jobs. */
    private Uni<Kept> keep(List<Remark> remarks) {
        Map<Job, List<Remark>> ofJobs = remarks.stream().collect(Collectors.groupingBy(Remark::job));
        return Multi.createFrom()
                .iterable(ofJobs.entrySet())
                .onItem()
                .transformToUniAndConcatenate(job -> insights.keep(job.getKey(), job.getValue()))
                .collect()
                .asList()
                .map(kept -> kept.contains(Kept.KEPT) ? Kept.KEPT : Kept.PASSED_OVER);
    }

    /** What is in traces and metrics stands in the report too, as far as a session's people can use it. */
    private Uni<Kept> passOver(HttpServerRequest request) {
        return BoundedBody.read(request, config.maxTelemetrySize().asLongValue())
                .replaceWith(Kept.PASSED_OVER);
    }

    private static AgentRefusal refusal(Throwable failure) {
        return switch (failure) {
            case AgentRefusal refusal -> refusal;
            case ProblemException problem
            when problem.code() == ErrorCode.BODY_TOO_LARGE -> AgentRefusal.tooMuch("at most so many bytes");
            case ProblemException problem -> AgentRefusal.unreadable("the body did not arrive whole");
            default ->
                PassingFailures.passes(failure)
                        ? AgentRefusal.later("the database is away", ONCE_THE_DATABASE_IS_BACK, failure)
                        : AgentRefusal.failed(failure);
        };
    }

    private void refuse(HttpServerRequest request, String what, AgentRefusal refusal) {
        metrics.count(what, refusal.title());
        if (refusal.getCause() != null) {
            LOG.errorf(refusal.getCause(), "an agent's telemetry is not kept: what=%s", what);
        }
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (!request.isEnded() && request.bytesRead() == 0) {
            readAndForget(request);
        }
        Duration retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
        }
        send(response, refusal.httpStatus(), refusal.body());
    }

    /** A client that is still sending when its connection ends would miss the answer, and not come again. */
    private void readAndForget(HttpServerRequest request) {
        request.handler(chunk -> {
            if (request.bytesRead() > config.maxReportSize().asLongValue()) {
                request.connection().close();
            }
        });
        request.resume();
    }

    private static void send(HttpServerResponse response, int status, byte[] body) {
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, PROTOBUF)
                .end(Buffer.buffer(body));
    }

    @FunctionalInterface
    private interface Taking {
        Uni<Kept> take(HttpServerRequest request);
    }
}
