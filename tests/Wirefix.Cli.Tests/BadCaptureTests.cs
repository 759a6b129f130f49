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
    public async Task A_capture_without_exchanges_is_no_empty_folder()
    {
        _tree.Write("none.har", """{"log":{"version":"1.2","entries":[]}}"""u8.ToArray());

        (await Tool.RunAsync("inspect", _tree["none.har"])).RefusedBecause(_tree["none.har"], "found a capture without any exchange. Record while the service is called.");
    }

    [Fact]
    public async Task A_folder_of_symbolic_links_says_that_they_are_not_followed()
    {
        Directory.CreateDirectory(_tree["links"]);
        Directory.CreateSymbolicLink(_tree["links/again"], _tree["links"]);

        (await Tool.RunAsync("inspect", _tree["links"])).RefusedBecause(_tree["links"], "found no file in it, and symbolic links are not followed.");
    }

    [Fact]
    public async Task A_link_that_leads_to_itself_is_told_in_whole_sentences()
    {
        File.CreateSymbolicLink(_tree["loop.har"], _tree["loop.har"]);

        (await Tool.RunAsync("inspect", _tree["loop.har"])).RefusedBecause(_tree["loop.har"], $"{_tree["loop.har"]}'. Check who may read it");
    }

    [Theory]
    [InlineData("", "found nothing on standard input. Pipe a recording into it")]
    [InlineData("hello", "found something else on standard input. Pipe a recording into it")]
    public async Task Standard_input_without_a_capture_is_told_as_such(string input, string expected)
    {
        _tree.Write("input.txt", System.Text.Encoding.UTF8.GetBytes(input));

        var result = await ToolProcess.RunWithInputAsync(_tree["input.txt"], "inspect", "-");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_of_redaction_that_are_not_there_are_told_in_one_sentence()
    {
        var result = await Tool.RunAsync("inspect", _tree["capture.har"], "--redaction", _tree["nosuch.json"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("expected a JSON file of redaction rules, found nothing there. Check the path", result.Errors, StringComparison.Ordinal);
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
