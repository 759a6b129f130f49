using System.Text.Json;
using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

public sealed class ConvertTests : IDisposable
{
    private readonly SampleTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("written.har")]
    [InlineData("written.jsonl")]
    public async Task What_is_written_is_inspected_as_the_capture_itself(string name)
    {
        var written = await Tool.RunAsync("convert", _tree["capture"], "-o", _tree[name]);

        Assert.Equal((0, ""), (written.ExitCode, written.Output));
        Assert.Contains($"202 exchanges written to {_tree[name]}", written.Errors, StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(await InspectionAsync(_tree["capture"]), await InspectionAsync(_tree[name])));
    }

    [Fact]
    public async Task A_file_that_is_there_is_kept_unless_it_may_be_written_over()
    {
        _tree.Write("written.har", "mine"u8.ToArray());

        var refused = await Tool.RunAsync("convert", _tree["capture"], "-o", _tree["written.har"]);
        refused.RefusedBecause(_tree["written.har"], "--force");
        Assert.Equal("mine", _tree.Read("written.har"));

        var forced = await Tool.RunAsync("convert", _tree["capture"], "-o", _tree["written.har"], "--force");
        Assert.Equal(0, forced.ExitCode);
        Assert.StartsWith("{\"log\"", _tree.Read("written.har"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("written.xml", ".har")]
    [InlineData("absent/written.har", "absent/written.har: expected a folder to write it into")]
    [InlineData("/proc/written.har", "/proc/written.har: expected a")]
    public async Task A_target_that_cannot_be_written_is_named_and_nothing_is_left(string target, string named)
    {
        var before = _tree.Digests();

        var result = await Tool.RunAsync("convert", _tree["capture"], "-o", _tree[target]);

        result.RefusedBecause(named);
        Assert.Equal(before, _tree.Digests());
    }

    [Fact]
    public async Task A_capture_in_which_nothing_can_be_read_leaves_no_file()
    {
        _tree.Write("broken.har", "{\"log\":{\"entries\":[{]}}"u8.ToArray());
        var before = _tree.Digests();

        var result = await Tool.RunAsync("convert", _tree["broken.har"], "-o", _tree["written.har"]);

        result.RefusedBecause("broken.har");
        Assert.Equal(before, _tree.Digests());
    }

    [Fact]
    public async Task A_target_among_the_captures_is_not_read_while_it_is_written()
    {
        var written = await Tool.RunAsync("convert", _tree["capture"], "-o", _tree["capture/zz.har"]);

        Assert.Equal(0, written.ExitCode);
        Assert.Equal($"wirefix: 202 exchanges written to {_tree["capture/zz.har"]}\n", written.Errors);
    }

    [Theory]
    [InlineData("inspect", "-")]
    [InlineData("convert", "-", "-o", "{out}")]
    public async Task An_interrupt_while_input_is_awaited_ends_at_once_and_leaves_nothing(params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such signal here.");
        var before = _tree.Digests();
        using var tool = ToolProcess.StartAwaitingInput(arguments.Select(argument => argument.Replace("{out}", _tree["written.har"])));
        await tool.FeedAsync(File.ReadAllText(_tree["capture.har"])[..100_000]);

        tool.Signal(2);

        (await tool.EndAsync()).RefusedBecause("wirefix: stopped; nothing was changed.");
        Assert.Equal(before, _tree.Digests());
    }

    private static async Task<JsonElement> InspectionAsync(string capture) =>
        (await Tool.RunAsync("inspect", capture, "--json")).Json.GetProperty("inspection");

    [Fact]
    public async Task A_folder_is_not_written_over()
    {
        using var tree = new SampleTree();
        Directory.CreateDirectory(tree["d.har"]);

        (await Tool.RunAsync("convert", tree["capture.har"], "-o", tree["d.har"], "--force"))
            .RefusedBecause(tree["d.har"], "expected a file to write, found a folder of that name. Name another.");
    }
}
