namespace Wirefix.Replay.Tests;

public sealed class MetricTests
{
    [Fact]
    public void Only_calls_of_the_endpoint_count()
    {
        var run = RunOf(Call("/items/1", 0, 10), Call("/items/2", 5, 10), Call("/other", 5, 10), Call("/items/3", 5, 10) with { Method = "POST" });

        Assert.Equal(2, Metrics.ByName("peak_in_flight", EndpointSelector.Parse("GET a.example/items/{id}")).Measure(run));
        Assert.Equal(2, Metrics.ByName("peak_in_flight", EndpointSelector.Parse("GET /items/{id}")).Measure(run));
        Assert.Equal(4, Metrics.ByName("peak_in_flight", EndpointSelector.All).Measure(run));
        Assert.Equal(0, Metrics.ByName("peak_in_flight", EndpointSelector.Parse("GET b.example/items/{id}")).Measure(run));
    }

    [Fact]
    public void The_window_counts_arrivals_less_than_50_ms_apart()
    {
        var run = RunOf(Call("/a", 0, 1), Call("/a", 49, 50), Call("/a", 50, 51), Call("/a", 120, 121));

        Assert.Equal(2, Metrics.ByName("calls_in_50ms", EndpointSelector.All).Measure(run));
    }

    [Fact]
    public void The_worst_of_several_runs_is_the_largest_where_less_is_better() =>
        Assert.Equal(9, new PeakInFlight(EndpointSelector.All).Worst([3, 9, 1]));

    [Fact]
    public void An_unknown_metric_is_answered_with_those_that_there_are()
    {
        var exception = Assert.Throws<ArgumentException>(() => Metrics.ByName("speed", EndpointSelector.All));

        Assert.Contains("calls_in_50ms, peak_in_flight, found 'speed'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_listed_name_is_a_metric() =>
        Assert.All(Metrics.Names, name => Assert.Equal(name, Metrics.ByName(name, EndpointSelector.All).Name));

    [Theory]
    [InlineData("")]
    [InlineData("GET")]
    [InlineData("/items")]
    [InlineData("GET/items x")]
    public void A_text_that_is_no_endpoint_is_refused(string text) =>
        Assert.Contains($"found '{text}'", Assert.Throws<FormatException>(() => EndpointSelector.Parse(text)).Message, StringComparison.Ordinal);

    private static Run RunOf(params Arrival[] arrivals) => new() { Arrivals = [.. arrivals] };

    private static Arrival Call(string path, double start, double end) =>
        new("GET", "a.example", path, 200, TimeSpan.FromMilliseconds(start), TimeSpan.FromMilliseconds(end));
}
