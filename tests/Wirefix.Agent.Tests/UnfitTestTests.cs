using Wirefix.Agent.Tests.Trees;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent.Tests;

/// <summary>A service that makes its client by hand: it can be measured, and a test that hosts it cannot answer its calls.</summary>
public sealed class UnfitTestTests
{
    [Fact(Explicit = true)]
    public async Task Where_the_test_cannot_fail_on_its_own_assertion_nobody_is_asked_for_a_fix()
    {
        using var tree = new SampleTree();
        tree.Replace("src/Radar.Mail/MailServiceCollectionExtensions.cs", "services.AddHttpClient<IMailClient, MailClient>((provider, http) =>", """
            services.AddSingleton<IMailClient>(provider =>
            """);
        tree.Replace("src/Radar.Mail/MailServiceCollectionExtensions.cs", "            http.BaseAddress =", "            var http = new HttpClient();\n            http.BaseAddress =");
        tree.Replace("src/Radar.Mail/MailServiceCollectionExtensions.cs", "\"2.4\"));", "\"2.4\"));\n            return new MailClient(http, provider.GetRequiredService<Microsoft.Extensions.Logging.ILogger<MailClient>>());");
        var agent = new ScriptedAgent();

        var result = await FixRun.RunAsync(
            new FixRequest(tree["Radar.sln"], new CaptureSource(tree["capture"]), null, agent), Quiet.Instance, TestContext.Current.CancellationToken);

        Assert.Equal(Outcome.NotConfirmed, result.Evidence.Outcome);
        Assert.Equal(100, result.Evidence.Metric!.Baseline.Value);
        Assert.StartsWith("nobody was asked for a fix, as gate 'regression test' could not judge it: before the fix it must fail on its own assertion, but:", result.Evidence.Reason, StringComparison.Ordinal);
        Assert.Empty(agent.Tasks);
    }
}
