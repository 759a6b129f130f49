using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Alerts;

public sealed class AlertReaderTests : IDisposable
{
    private static readonly DateTimeOffset Five = new(2026, 3, 4, 5, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_default_Datadog_webhook_gives_its_title_text_and_time()
    {
        var alert = Read("""
            {"id":"7","title":"[Triggered] Checkout fails","date":"1772600400000","last_updated":"1772600400000","event_type":"error_tracking_alert",
             "org":{"id":"1","name":"shop"},"body":"service:checkout\nError rate is 12.5 % on POST /orders/{id}, threshold 5 %.\np99 2.3s over the last 5 minutes"}
            """);

        Assert.Equal(("[Triggered] Checkout fails", "checkout", "POST /orders/{id}"), (alert.Title, alert.Service, alert.Endpoint));
        Assert.Equal((0.125, TimeSpan.FromSeconds(2.3)), (alert.ErrorRate, alert.Latency));
        Assert.Equal((Five, null), (alert.Start, alert.End));
    }

    [Theory]
    [InlineData("\"env:prod,service:checkout,endpoint:/orders\"", "/orders")]
    [InlineData("[\"env:prod\",\"service:checkout\",\"resource_name:post_/orders\"]", "POST /orders")]
    public void A_Datadog_webhook_of_the_users_own_gives_its_tags(string tags, string endpoint)
    {
        var alert = Read($$"""{"alert_title":"Checkout fails","alert_transition":"Recovered","date":1772600400000,"last_updated":1772600460000,"tags":{{tags}}}""");

        Assert.Equal(("Checkout fails", "checkout", endpoint), (alert.Title, alert.Service, alert.Endpoint));
        Assert.Equal((Five, Five.AddMinutes(1)), (alert.Start, alert.End));
        Assert.Equal((null, null), (alert.ErrorRate, alert.Latency));
    }

    [Fact]
    public void Of_Alertmanagers_alerts_the_first_that_fires_counts()
    {
        var alert = Read(Webhook(
            Prometheus("Slow", "resolved", "05:00", "05:10", "p95 latency of 850 ms"),
            Prometheus("Failing", "firing", "05:05", null, "7 % of the calls were answered with 5xx"),
            Prometheus("Failing", "resolved", "05:02", "05:04", "other")));

        Assert.Equal(("7 % of the calls were answered with 5xx", "checkout", "POST /orders/{id}"), (alert.Title, alert.Service, alert.Endpoint));
        Assert.Equal((0.07, null), (alert.ErrorRate, alert.Latency));
        Assert.Equal((Five.AddMinutes(2), null), (alert.Start, alert.End));
    }

    [Fact]
    public void Alerts_of_one_name_that_are_over_count_for_their_whole_time()
    {
        var alert = Read(Webhook(
            Prometheus("Slow", "resolved", "05:03", "05:04", "p95 latency of 850 ms"), Prometheus("Other", "resolved", "04:00", "06:00", "x"), Prometheus("Slow", "resolved", "05:00", "05:10", "y")));

        Assert.Equal((Five, Five.AddMinutes(10), TimeSpan.FromMilliseconds(850)), (alert.Start, alert.End, alert.Latency));
    }

    [Fact]
    public void Alertmanagers_list_reads_as_its_webhook_does() =>
        Assert.Equal(("x", "checkout"), (Read($"[{Prometheus("Slow", "resolved", "05:03", "05:04", "x")}]").Title, Read($"[{Prometheus("Slow", "resolved", "05:03", "05:04", "x")}]").Service));

    [Fact]
    public void Plain_text_gives_what_it_says()
    {
        var alert = Read("""
            [P1] Checkout is failing
            service=checkout, endpoint: /orders/{id}
            From 2026-03-04T05:00:00Z to 2026-03-04T06:30:00+01:00.
            Failed requests exceed 5 %: now 12,5 %. Latency above 1s: 2300ms.
            """);

        Assert.Equal(("[P1] Checkout is failing", "checkout", "/orders/{id}"), (alert.Title, alert.Service, alert.Endpoint));
        Assert.Equal((0.125, TimeSpan.FromSeconds(2.3)), (alert.ErrorRate, alert.Latency));
        Assert.Equal((Five, Five.AddMinutes(30)), (alert.Start, alert.End));
    }

    [Theory]
    [InlineData("CPU at 95 % for 10s")]
    [InlineData("Orders are lost, please look")]
    [InlineData("The service is at fault on the path that we know")]
    public void What_the_text_does_not_say_is_not_made_up(string text)
    {
        var alert = Read(text);

        Assert.Equal(new Alert { Title = text }, alert);
    }

    [Theory]
    [InlineData("", "0 bytes")]
    [InlineData(" \n ", "only blanks")]
    [InlineData("{\"a\":1}", "neither 'alerts' nor 'title'")]
    [InlineData("{\"title\":", "broken JSON")]
    public void What_is_no_alert_is_refused(string text, string found) =>
        Assert.Contains(found, Assert.Throws<AlertException>(() => Read(text)).Message);

    [Fact]
    public void A_truncated_alert_is_refused_and_never_crashes()
    {
        var whole = Webhook(Prometheus("Slow", "resolved", "05:03", "05:04", "p95 latency of 850 ms"));
        for (var length = 1; length < whole.Length; length++)
            Assert.Throws<AlertException>(() => Read(whole[..length]));
    }

    [Theory]
    [InlineData("5xx on shop GET /orders token=Zx9TqLm47Rt of bob@harbourline.com")]
    [InlineData("""{"title":"5xx on shop GET /orders, run --token 'Zx9TqLm47Rt' of bob@harbourline.com"}""")]
    public void What_it_says_is_redacted(string text)
    {
        var alert = Read(text);

        Assert.StartsWith("5xx on shop GET /orders", alert.Title, StringComparison.Ordinal);
        Assert.Contains("redacted-", alert.Title, StringComparison.Ordinal);
        Assert.DoesNotMatch("Zx9TqLm47Rt|harbourline", alert.ToString());
        Assert.Contains("Zx9TqLm47Rt", AlertReader.Read(_folder.Write("alert.txt", text), Redactor.None).Title, StringComparison.Ordinal);
    }

    private static string Webhook(params string[] alerts) => $$"""{"version":"4","status":"firing","alerts":[{{string.Join(',', alerts)}}]}""";

    private static string Prometheus(string name, string status, string start, string? end, string summary) => $$$"""
        {"status":"{{{status}}}","labels":{"alertname":"{{{name}}}","service":"checkout","endpoint":"POST /orders/{id}"},"annotations":{"summary":"{{{summary}}}"},
         "startsAt":"2026-03-04T{{{start}}}:00Z","endsAt":"{{{(end is null ? "0001-01-01T00:00:00Z" : $"2026-03-04T{end}:00Z")}}}"}
        """;

    private Alert Read(string text) => AlertReader.Read(_folder.Write("alert.txt", text), Redactor.Default);
}
