using System.Diagnostics;
using Wirefix.Agent.Proposing;

namespace Wirefix.Agent.Tests.Commanding;

/// <summary>Commands that fail, hang, shout, snoop, or leave something running.</summary>
public sealed class FailingCommandTests
{
    private const string Key = "WIREFIXTEST_API_KEY";
    private const string Value = "value-of-the-key-4711";

    [Theory]
    [InlineData("echo thinking; echo 'no credit left' >&2; exit 3", "the command ended with exit code 3 in round 1; its last words: `no credit left`")]
    [InlineData("exit 4", "the command ended with exit code 4 in round 1; it said nothing")]
    [InlineData("no-such-agent --now", "the command ended with exit code 127 in round 1; its last words: `")]
    public async Task A_command_that_fails_is_quoted_and_what_it_changed_is_not_read(string script, string message)
    {
        ShellScript.RequireShell();
        var failure = await FailureAsync($"sed -i 's/Step(1)/Step(2)/' src/Shop/Counter.cs\n{script}");

        Assert.StartsWith(message, failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_hangs_is_ended_with_all_that_it_started()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells which processes a command left.");
        using var tree = new CommandedTree { Time = TimeSpan.FromSeconds(2) };
        // One child of its own, and one that has left its family.
        using var script = new ShellScript("echo started >&2; sleep 600 & (setsid sleep 601 &) ; wait");
        var copies = CommandedTree.Copies.Length;

        var failure = await Assert.ThrowsAsync<AgentException>(() => tree.ProposeAsync(script));

        Assert.StartsWith("the command did not end within the 2 s that the agent had left in round 1, and was ended; its last words: `started`", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Sleeping());
        Assert.Equal(copies, CommandedTree.Copies.Length);
    }

    [Fact]
    public async Task What_outlives_a_command_is_ended_too_and_its_proposal_counts()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells which processes a command left.");
        using var tree = new CommandedTree();
        using var script = new ShellScript("(setsid sleep 601 &); sed -i 's/Step(1)/Step(2)/' src/Shop/Counter.cs");

        Assert.Single((await tree.ProposeAsync(script))!.Edits);
        Assert.Empty(Sleeping());
    }

    [Fact]
    public async Task Of_megabytes_of_output_the_end_is_kept()
    {
        ShellScript.RequireShell();
        var failure = await FailureAsync("head -c 20000000 /dev/zero | tr '\\0' 'x' >&2; echo >&2; echo the end >&2; exit 1");

        Assert.EndsWith("the end`", failure, StringComparison.Ordinal);
        Assert.InRange(failure.Length, 1, 1_200);
    }

    [Fact]
    public async Task What_looks_like_a_secret_is_passed_only_by_name_and_its_value_is_quoted_nowhere()
    {
        ShellScript.RequireShell();
        const string script = $"echo \"key ${Key} password=hunter2hunter2 path ${{PATH:+set}}\" >&2; exit 1";
        Environment.SetEnvironmentVariable(Key, Value);
        try
        {
            Assert.Contains("key  password=redacted-", await FailureAsync(script), StringComparison.Ordinal);
            var passed = await FailureAsync(script, Key);
            Assert.Contains($"key ${Key} ", passed, StringComparison.Ordinal);
            Assert.Contains("path set", passed, StringComparison.Ordinal);
            Assert.DoesNotContain(Value, passed, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Key, null);
        }
    }

    private static async Task<string> FailureAsync(string text, params string[] passed)
    {
        using var tree = new CommandedTree { Passed = [.. passed] };
        using var script = new ShellScript(text);
        var copies = CommandedTree.Copies.Length;
        var failure = await Assert.ThrowsAsync<AgentException>(() => tree.ProposeAsync(script));
        Assert.Equal(copies, CommandedTree.Copies.Length);
        return failure.Message;
    }

    // Nobody else sleeps for just these times.
    private static List<string> Sleeping() =>
        [.. Process.GetProcessesByName("sleep").Select(CommandLineOf).Where(line => line.EndsWith("sleep\0600\0", StringComparison.Ordinal) || line.EndsWith("sleep\0601\0", StringComparison.Ordinal))];

    private static string CommandLineOf(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
