using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

public sealed class CompareTests
{
    private static readonly string Before = Path.Combine(SampleTree.Origin, "capture");
    private static readonly string After = Path.Combine(SampleTree.Origin, "capture-after");

    [Fact]
    public async Task The_error_rate_changed_by_more_than_noise()
    {
        var result = await Tool.RunAsync("compare", Before, After);

        Assert.Equal(0, result.ExitCode);
        var moreThanNoise = result.Output.Split("\n\n").Single(part => part.StartsWith("More than noise", StringComparison.Ordinal));
        Assert.Contains("GET gmail.googleapis.com/gmail/v1/users/me/messages/{id}: errorRate 0.15 → 0", moreThanNoise, StringComparison.Ordinal);
        Assert.DoesNotContain("latency", moreThanNoise, StringComparison.Ordinal);
        Assert.Contains("28 × 429 → none", result.Output, StringComparison.Ordinal);
        Assert.Contains("100 → 10", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_capture_beside_itself_shows_no_change()
    {
        var result = await Tool.RunAsync("compare", Before, Before);

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("More than noise", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_document_with_a_version()
    {
        var result = await Tool.RunAsync("compare", Before, After, "--json");

        Assert.Equal(1, result.Json.GetProperty("schemaVersion").GetInt32());
        Assert.Contains(
            result.Json.GetProperty("comparison").GetProperty("changes").EnumerateArray(),
            change => change.GetProperty("measure").GetString() == "errorRate" && change.GetProperty("verdict").GetString() == "moreThanNoise");
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task One_standard_input_cannot_be_both_captures() =>
        (await Tool.RunAsync("compare", "-", "-")).RefusedBecause("BEFORE and AFTER cannot both be standard input (-); name a file for one of them.");
}
