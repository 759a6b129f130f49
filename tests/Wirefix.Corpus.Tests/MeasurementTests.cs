using Wirefix.Corpus.Measuring;
using Wirefix.Traffic;

namespace Wirefix.Corpus.Tests;

/// <summary>What is held out counts apart, whether there is any of it or not.</summary>
public sealed class MeasurementTests
{
    [Fact]
    public void What_is_held_out_counts_in_its_own_column_alone()
    {
        var measurement = new Measurement(
            [Missed("Old", heldOut: false), Quiet("Old", heldOut: false), Missed("New", heldOut: true), Quiet("New", heldOut: true)]);

        Assert.Equal("Old", Assert.Single(measurement.ImprovedOn.Faulty).Take.Name);
        Assert.Equal("New", Assert.Single(measurement.HeldOut.Faulty).Take.Name);
        Assert.Contains("| faults that are the first or second finding | 0 of 1 (0.0 %) | 0 of 1 (0.0 %) |", MarkdownReport.Of(measurement));
        Assert.Contains("| Kind | New | held out |", MarkdownReport.Of(measurement));
    }

    [Fact]
    public void Where_nothing_is_held_out_its_column_claims_nothing()
    {
        var measurement = new Measurement([Missed("Old", heldOut: false), Quiet("Old", heldOut: false)]);

        Assert.Empty(measurement.HeldOut.Judgements);
        Assert.Contains("| faults that are the first or second finding | 0 of 1 (0.0 %) | – |", MarkdownReport.Of(measurement));
    }

    private static Judgement Missed(string name, bool heldOut) => new(Of(name, Expected.Of("contrast"), heldOut), []);

    private static Judgement Quiet(string name, bool heldOut) => new(Of(name, null, heldOut), []);

    private static Take Of(string name, Expected? expected, bool heldOut) => new("Kind", name, expected, new Snapshot([]), null) { HeldOut = heldOut };
}
