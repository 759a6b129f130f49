using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

/// <summary><c>wirefix fix --agent command:…</c> as a user starts it.</summary>
public sealed class CommandAgentTests : IDisposable
{
    private const string Service = "src/Radar.Api/Radar.Api.csproj";

    private readonly SampleTree _tree = new();

    public void Dispose() => _tree.Dispose();

    // What becomes of a command that fails is asked in the agents' own tests, without standing a service up.
    [Fact(Explicit = true)]
    public async Task A_command_that_fails_ends_the_run_as_not_confirmed_with_its_last_words()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command is for sh.");
        var before = _tree.Digests();

        var result = await Tool.RunAsync("fix", _tree[Service], "--capture", _tree["capture"], "--json", "--agent", "command:\"echo no credit left >&2; exit 3\"");

        Assert.Equal(2, result.ExitCode);
        const string failure = "the command ended with exit code 3 in round 1; its last words: `no credit left`";
        Assert.Equal(("command", failure), (result.Json.GetProperty("agent").GetString(), result.Json.GetProperty("reason").GetString()));
        Assert.Equal(failure, result.Json.GetProperty("rounds")[0].GetProperty("failure").GetString());
        Assert.Equal(before, _tree.Digests());
        result.LeftNothing();
    }
}
