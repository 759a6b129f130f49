using Wirefix.Replay.Measuring;

namespace Wirefix.Replay.Tests.Measuring;

public sealed class MetricTests
{
    [Fact]
    public void Only_calls_of_the_endpoint_count()
    {
        var run = RunOf(Call("/items/1", 0, 10), Call("/items/2", 5, 10), Call("/other", 5, 10), Call("/items/3", 5, 10) with { Method = "POST" });

        Assert.Equal(2, new PeakInFlight(EndpointSelector.Parse("GET a.example/items/{id}")).Read(run).Value);
        Assert.Equal(2, new PeakInFlight(EndpointSelector.Parse("GET /items/{id}")).Read(run).Value);
        Assert.Equal(4, new PeakInFlight(EndpointSelector.All).Read(run).Value);
        Assert.Equal(0, new PeakInFlight(EndpointSelector.Parse("GET b.example/items/{id}")).Read(run).Value);
    }

    [Fact]
    public void The_window_counts_arrivals_less_than_50_ms_apart()
    {
        var run = RunOf(Call("/a", 0, 1), Call("/a", 49, 50), Call("/a", 50, 51), Call("/a", 120, 121));

        Assert.Equal(2, new LargestWindow(EndpointSelector.All).Read(run).Value);
    }

    [Fact]
    public void The_worst_of_several_runs_is_the_largest_where_less_is_better() =>
        Assert.Equal(9, new PeakInFlight(EndpointSelector.All).Worst([3, 9, 1]));

    [Fact]
    public void An_unknown_metric_is_answered_with_those_that_there_are()
    {
        var exception = Assert.Throws<ArgumentException>(() => Metrics.Of(Mocked.Harness() with { Metric = "speed" }));

        Assert.Contains("answers, calls_in_50ms, diverging_answers, lost_updates, peak_in_flight, found 'speed'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_listed_name_is_a_metric() =>
        Assert.All(Metrics.Names, name => Assert.Equal(name, Metrics.Of(Mocked.Harness() with { Metric = name }).Name));

    [Theory]
    [InlineData("")]
    [InlineData("GET")]
    [InlineData("/items")]
    [InlineData("GET/items x")]
    public void A_text_that_is_no_endpoint_is_refused(string text) =>
        Assert.Contains($"found '{text}'", Assert.Throws<FormatException>(() => EndpointSelector.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Answers_that_are_not_as_expected_are_counted_with_their_requests()
    {
        var expected = ExpectedAnswer.Of(200);
        var metric = new DivergingAnswers([Request("/a", expected), Request("/b", null), Request("/c", expected)], []);

        var reading = metric.Read(RunOf() with { Replies = [Mocked.Reply(200), Mocked.Reply(500), Mocked.Reply(502, target: "/c")] });

        Assert.Equal(1, reading.Value);
        Assert.Equal(new Fault(2, "GET /c was answered 502, expected 200"), Assert.Single(reading.Faults));
    }

    [Theory]
    [InlineData("POST", 1)]
    [InlineData("GET", 0)]
    public void A_refusal_that_comes_after_what_it_refuses_was_done_diverges(string method, int diverging)
    {
        var metric = new DivergingAnswers([Request("/a", ExpectedAnswer.Of(409))], []);

        var run = RunOf(Call("/parcels", 0, 1) with { Method = method, Request = 0 }) with { Replies = [Mocked.Reply(409)] };

        Assert.Equal(diverging, metric.Read(run).Value);
    }

    [Fact]
    public void What_recorded_refusals_led_to_does_not_diverge()
    {
        var metric = new DivergingAnswers([Request("/a", ExpectedAnswer.Of(409)), Request("/b", null) with { RecordedStatus = 409 }], []);
        var logged = Call("/log", 0, 1) with { Method = "POST" };

        var run = RunOf(logged with { Request = 0 }, logged with { Request = 1 }) with { Replies = [Mocked.Reply(409), Mocked.Reply(409)] };

        Assert.Equal(0, metric.Read(run).Value);
    }

    private static ScriptedRequest Request(string target, ExpectedAnswer? expected) =>
        new() { Method = "GET", PathAndQuery = target, RecordedStatus = 200, Expected = expected };

    private static Run RunOf(params Arrival[] arrivals) => new() { Arrivals = [.. arrivals] };

    private static Arrival Call(string path, double start, double end) =>
        new("GET", "a.example", path, 200, TimeSpan.FromMilliseconds(start), TimeSpan.FromMilliseconds(end));
}
