using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

/// <summary>Captures of which nothing, or not everything, can be read.</summary>
public sealed class BadCaptureTests : IDisposable
{
    private readonly SampleTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task An_empty_folder_is_named()
    {
        Directory.CreateDirectory(_tree["empty"]);

        await RefusesAsync("empty", "expected a folder or file of RRPair .md, .json or .jsonl, HAR, OTLP/JSON spans");
    }

    [Fact]
    public async Task An_empty_file_is_named()
    {
        _tree.Write("empty.har", []);

        await RefusesAsync("empty.har", "expected a folder or file of RRPair");
    }

    [Fact]
    public async Task A_path_that_does_not_exist_is_named() => await RefusesAsync("no-such-capture", "expected a folder or file of RRPair");

    [Fact]
    public async Task Something_that_is_no_capture_is_named() => await RefusesAsync("Radar.sln", "expected a folder or file of RRPair");

    [Fact]
    public async Task A_HAR_file_that_is_cut_off_in_its_first_entry_is_named()
    {
        _tree.Write("cut.har", File.ReadAllBytes(_tree["capture.har"])[..600]);

        await RefusesAsync("cut.har");
    }

    [Fact]
    public async Task A_HAR_file_that_is_cut_off_later_loses_only_what_is_cut_and_says_so()
    {
        var whole = File.ReadAllBytes(_tree["capture.har"]);
        _tree.Write("cut.har", whole[..(whole.Length / 2)]);

        var result = await Tool.RunAsync("inspect", _tree["cut.har"], "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.InRange(result.Json.GetProperty("exchanges").GetInt32(), 50, 200);
        Assert.NotEqual(0, result.Json.GetProperty("problems").GetArrayLength());
        Assert.Contains("Not read: ", (await Tool.RunAsync("inspect", _tree["cut.har"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_broken_pair_among_good_ones_is_reported_and_the_others_are_read()
    {
        var broken = Directory.GetFiles(_tree["capture/gmail.googleapis.com"]).Order(StringComparer.Ordinal).ElementAt(20);
        File.WriteAllText(broken, File.ReadAllText(broken)[..40]);

        var result = await Tool.RunAsync("inspect", _tree["capture"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("201 exchanges", result.Output, StringComparison.Ordinal);
        Assert.Contains("Not read: ", result.Output, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(broken), result.Output, StringComparison.Ordinal);
    }

    private async Task RefusesAsync(string capture, params string[] parts)
    {
        var before = _tree.Digests();

        var result = await Tool.RunAsync("fix", _tree["Radar.sln"], "--capture", _tree[capture]);

        result.RefusedBecause([_tree[capture], .. parts]);
        Assert.Equal(before, _tree.Digests());
    }
}
