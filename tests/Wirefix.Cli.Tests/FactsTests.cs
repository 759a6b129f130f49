using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

public sealed class FactsTests : IDisposable
{
    private readonly SampleTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_capture_becomes_a_file_that_says_what_the_wire_showed()
    {
        var written = await Tool.RunAsync("facts", _tree["capture"], "-o", _tree["radar.wirefacts"]);

        Assert.Equal((0, ""), (written.ExitCode, written.Output));
        Assert.Contains($"facts about 6 endpoints written to {_tree["radar.wirefacts"]}", written.Errors, StringComparison.Ordinal);
        var lines = _tree.Read("radar.wirefacts").Split('\n');
        Assert.Equal("wirefacts 1", lines[0]);
        Assert.Contains("out GET gmail.googleapis.com/gmail/v1/users/me/messages/{id} in-flight 100", lines);
        Assert.Contains("out GET gmail.googleapis.com/gmail/v1/users/me/messages/{id} response 429 header retry-after 28", lines);
    }

    [Fact]
    public async Task Files_of_facts_are_merged_in_any_order_and_with_captures()
    {
        _tree.Write("a.wirefacts", "wirefacts 1\nin GET /a calls 1\n"u8.ToArray());
        _tree.Write("b.wirefacts", "wirefacts 1\nin GET /a calls 2\nin GET /b calls 3\n"u8.ToArray());

        var merged = await Tool.RunAsync("facts", _tree["a.wirefacts"], _tree["b.wirefacts"]);
        var again = await Tool.RunAsync("facts", _tree["b.wirefacts"], _tree["a.wirefacts"]);
        var withCapture = await Tool.RunAsync("facts", _tree["b.wirefacts"], _tree["capture"]);

        Assert.Equal("wirefacts 1\nin GET /a calls 3\nin GET /b calls 3\n", merged.Output);
        Assert.Equal(merged.Output, again.Output);
        Assert.Contains("in GET /b calls 3\n", withCapture.Output, StringComparison.Ordinal);
        Assert.Contains("in GET /healthz calls 2\n", withCapture.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_kept_unless_it_may_be_written_over()
    {
        _tree.Write("radar.wirefacts", "mine"u8.ToArray());

        (await Tool.RunAsync("facts", _tree["capture"], "-o", _tree["radar.wirefacts"])).RefusedBecause(_tree["radar.wirefacts"], "--force");
        Assert.Equal("mine", _tree.Read("radar.wirefacts"));

        Assert.Equal(0, (await Tool.RunAsync("facts", _tree["capture"], "-o", _tree["radar.wirefacts"], "--force")).ExitCode);
        Assert.StartsWith("wirefacts 1\n", _tree.Read("radar.wirefacts"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wirefacts 1\nin GET /a calls 1\nin GET /a cals 1\n", "line 3")]
    [InlineData("wirefacts 2\n", "'wirefacts 1'")]
    public async Task A_line_that_cannot_be_read_is_named_and_nothing_is_written(string text, string named)
    {
        _tree.Write("a.wirefacts", System.Text.Encoding.UTF8.GetBytes(text));
        var before = _tree.Digests();

        var result = await Tool.RunAsync("facts", _tree["a.wirefacts"], "-o", _tree["merged.wirefacts"]);

        result.RefusedBecause(_tree["a.wirefacts"], named);
        Assert.Equal(before, _tree.Digests());
    }
}
