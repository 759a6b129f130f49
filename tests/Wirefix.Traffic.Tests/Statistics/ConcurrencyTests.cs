using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Tests.Statistics;

public class ConcurrencyTests
{
    [Fact]
    public void Counts_spans_that_are_open_together() =>
        Assert.Equal(3, Concurrency.Peak([(0, 10), (2, 12), (9, 11), (12, 20)]));

    [Fact]
    public void A_span_that_begins_as_another_ends_does_not_overlap_it() =>
        Assert.Equal(1, Concurrency.Peak([(0, 10), (10, 20)]));

    [Fact]
    public void Each_start_counts_itself_and_those_still_open() =>
        Assert.Equal([1, 2, 3, 1], Concurrency.AtStarts([(0, 10), (2, 12), (9, 11), (12, 20)]));

    [Fact]
    public void Starts_at_the_same_moment_count_for_each_other() =>
        Assert.Equal([2, 2, 1], Concurrency.AtStarts([(5, 9), (5, 7), (9, 9)]));

    [Fact]
    public void The_peak_agrees_with_counting_at_every_moment() =>
        Prop.ForAll(Spans, spans =>
        {
            var counted = Enumerable.Range(0, 40).Max(moment => spans.Count(span => span.Start <= moment && moment < span.End));
            return Concurrency.Peak(spans) == counted;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_most_at_any_start_is_the_peak() =>
        Prop.ForAll(Spans, spans => Concurrency.AtStarts(spans).DefaultIfEmpty().Max() == Concurrency.Peak(spans)).QuickCheckThrowOnFailure();

    private static Arbitrary<(long Start, long End)[]> Spans =>
        (from start in Gen.Choose(0, 30)
         from length in Gen.Choose(1, 9)
         select ((long)start, (long)start + length)).ArrayOf().ToArbitrary();
}
