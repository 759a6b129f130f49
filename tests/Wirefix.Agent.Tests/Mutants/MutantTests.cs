using System.Collections.Immutable;

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
