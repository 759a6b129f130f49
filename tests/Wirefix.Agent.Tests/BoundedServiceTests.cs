using Wirefix.Agent.Tests.Trees;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent.Tests;

/// <summary>A whole run on a service without the fault; <see cref="Planning.BaselineTests"/> is the short version.</summary>
public sealed class BoundedServiceTests
{
    [Fact(Explicit = true)]
    [Trait("Run", "Long")]
    public async Task A_service_whose_fan_out_is_bounded_already_does_not_reproduce_the_fault_and_nobody_is_asked_for_a_fix()
    {
        using var tree = new SampleTree();
        tree.Replace(
            "src/Radar.Api/Sync/MessageFetcher.cs",
            "        var messages = await Task.WhenAll(ids.Select(id => mail.GetMessageAsync(user, id, cancellationToken)));\n",
            """
                    using var places = new SemaphoreSlim(10);
                    var messages = await Task.WhenAll(ids.Select(async id =>
                    {
                        await places.WaitAsync(cancellationToken);
                        try
                        {
                            return await mail.GetMessageAsync(user, id, cancellationToken);
                        }
                        finally
                        {
                            places.Release();
                        }
                    }));

            """);
        var agent = new ScriptedAgent();
        var before = tree.Digests();

        var result = await FixRun.RunAsync(
            new FixRequest(tree["src/Radar.Api/Radar.Api.csproj"], new CaptureSource(tree["capture"]), null, agent), Quiet.Instance, TestContext.Current.CancellationToken);

        Assert.Equal(Outcome.NotReproduced, result.Evidence.Outcome);
        Assert.InRange(result.Evidence.Metric!.Baseline.Value, 1, 10);
        Assert.Null(result.Evidence.Metric.Confirmation);
        Assert.Empty(agent.Tasks);
        Assert.Empty(result.Changes);
        Assert.Equal(before, tree.Digests());
    }
}
