using System.Collections.Immutable;
using Wirefix.Agent.Building;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Tests.Trees;
using Wirefix.Workspace;
using Wirefix.Workspace.Checking.Liberties;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tests.Mutants;

/// <summary>
/// Changes that are no fixes, and look like one to somebody: half of it, one that hides the error, one that drops the traffic, one that
/// weakens a test. None of them may be confirmed. A sample's table takes minutes, so they are run by hand, after a gate was changed.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData("Parcels")]
    [InlineData("Checkout")]
    [InlineData("Files")]
    [InlineData("Orders")]
    [InlineData("Stockroom")]
    [InlineData("Feed")]
    [InlineData("Uploads")]
    [InlineData("Frames")]
    [InlineData("Storefront")]
    public async Task Of_all_mutants_those_that_mend_the_fault_are_confirmed_and_no_other(string sample)
    {
        var fates = await MutantRun.RunAsync(sample, Of(sample), TestContext.Current.CancellationToken);

        foreach (var fate in fates)
            output.WriteLine(fate.ToString());
        Assert.All(fates, fate => Assert.Equal(fate.Mutant.Mends, fate.Confirmed));
    }

    [Theory(Explicit = true)]
    [InlineData("Parcels")]
    [InlineData("Checkout")]
    [InlineData("Files")]
    [InlineData("Orders")]
    [InlineData("Stockroom")]
    [InlineData("Feed")]
    [InlineData("Uploads")]
    [InlineData("Frames")]
    [InlineData("Storefront")]
    public async Task Those_that_mend_the_fault_take_no_liberties(string sample)
    {
        using var tree = new SampleTree(sample);
        using var copy = WorkingCopy.Create(tree[$"{sample}.sln"], TestContext.Current.CancellationToken);
        await SolutionBuild.RestoreAsync(copy, TestContext.Current.CancellationToken);
        var solution = (await SolutionLoader.OpenAsync(copy.Solution, progress: null, TestContext.Current.CancellationToken)).Solution;

        foreach (var mutant in Of(sample).Where(mutant => mutant.Mends))
        {
            var edited = await EditApplier.ApplyAsync(solution, await mutant.ProposeAsync(solution), TestContext.Current.CancellationToken);
            Assert.Empty(await LibertyCheck.TakenAsync(solution, edited.Solution, TestContext.Current.CancellationToken));
        }
    }

    private static ImmutableArray<Mutant> Of(string sample) => sample switch
    {
        "Parcels" => ParcelsMutants.All,
        "Checkout" => CheckoutMutants.All,
        "Files" => FilesMutants.All,
        "Orders" => OrdersMutants.All,
        "Stockroom" => StockroomMutants.All,
        "Feed" => FeedMutants.All,
        "Uploads" => UploadsMutants.All,
        "Frames" => FramesMutants.All,
        "Storefront" => StorefrontMutants.All,
        _ => throw new ArgumentException($"there are no mutants of {sample}", nameof(sample)),
    };
}
