using Wirefix.Agent.Proposing;
using Wirefix.Agent.Tests.Trees;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent.Tests;

public sealed class InterruptedWriteTests
{
    [Theory]
    [InlineData("Radar.sln")]
    [InlineData("src/Radar.Api/Radar.Api.csproj")]
    public async Task What_a_killed_run_began_to_write_is_completed_by_the_next(string solution)
    {
        using var tree = new SampleTree();
        Directory.CreateDirectory(tree[".git"]);
        tree.Write("src/Radar.Mail/MailOptions.cs.wirefix-new", "// fixed"u8.ToArray());
        tree.Write(".wirefix/apply.journal", """["src/Radar.Mail/MailOptions.cs"]"""u8.ToArray());

        // A capture without a fault is the shortest run.
        await FixRun.RunAsync(
            new FixRequest(tree[solution], new CaptureSource(Directory.GetFiles(tree["capture/localhost"])[0]), null, new BuiltinAgent()), Quiet.Instance, TestContext.Current.CancellationToken);

        Assert.Equal("// fixed", tree.Read("src/Radar.Mail/MailOptions.cs"));
        Assert.False(File.Exists(tree["src/Radar.Mail/MailOptions.cs.wirefix-new"]));
        Assert.False(File.Exists(tree[".wirefix/apply.journal"]));
    }
}
