using Wirefix.Corpus.Measuring;

namespace Wirefix.Corpus.Tests;

/// <summary>What the inspection is held to on the corpus (docs/findings.md).</summary>
public sealed class CorpusTests(RecordedCorpus corpus) : IClassFixture<RecordedCorpus>
{
    private const double LeastRecall = 0.95;

    // What the hardest batch gave as it was held out, less two scenarios.
    private const double LeastRecallHeldOut = 0.28;

    // One in twenty.
    private const double MostDisturbed = 0.05;

    // What the third batch gave as it was held out, and two more.
    private const double MostDisturbedHeldOut = 0.23;

    private const string NothingHeldOut = "Nothing is held out: the detectors were improved on every scenario and service.";

    [Fact]
    public void Nearly_every_fault_is_the_first_or_second_finding_of_its_recording() => AssertRecall(corpus.Measurement.ImprovedOn, LeastRecall);

    [Fact]
    public void Faults_that_the_detectors_were_not_improved_on_are_found_as_often_as_the_page_says()
    {
        Assert.SkipWhen(corpus.Measurement.HeldOut.Faulty.IsEmpty, NothingHeldOut);
        AssertRecall(corpus.Measurement.HeldOut, LeastRecallHeldOut);
    }

    [Fact]
    public void At_most_one_healthy_recording_in_twenty_has_any_finding() => AssertQuiet(corpus.Measurement.ImprovedOn, MostDisturbed);

    [Fact]
    public void Healthy_recordings_held_out_have_as_few_findings_as_the_page_says()
    {
        Assert.SkipWhen(corpus.Measurement.HeldOut.Healthy.IsEmpty, NothingHeldOut);
        AssertQuiet(corpus.Measurement.HeldOut, MostDisturbedHeldOut);
    }

    [Fact]
    public void No_healthy_recording_has_a_finding_that_is_as_good_as_certain() =>
        Assert.Empty(corpus.Measurement.ImprovedOn.Misled.Select(Describe));

    [Fact]
    public void There_are_three_scenarios_of_each_kind_of_fault_and_forty_healthy_recordings()
    {
        var groups = corpus.Measurement.Faulty.CountBy(judgement => judgement.Take.Group).ToDictionary();

        Assert.Equal(10, groups.Count);
        Assert.All(groups, group => Assert.True(group.Value >= 3, $"{group.Key} has {group.Value}"));
        Assert.True(corpus.Measurement.Healthy.Length >= 40);
    }

    [Fact]
    public void Every_recording_is_of_a_size_that_real_captures_have() =>
        Assert.All(corpus.Measurement.Judgements, judgement => Assert.InRange(judgement.Take.Snapshot.Exchanges.Length, 25, 400));

    [Fact]
    public void Every_call_of_a_service_in_a_recording_stands_in_the_trace_of_what_led_to_it()
    {
        foreach (var judgement in corpus.Measurement.Judgements)
        {
            var inbound = judgement.Take.Snapshot.Of(Traffic.Direction.Inbound).Select(exchange => exchange.TraceId).ToHashSet();
            Assert.All(judgement.Take.Snapshot.Of(Traffic.Direction.Outbound), exchange => Assert.Contains(exchange.TraceId, inbound));
        }
    }

    private static void AssertRecall(Measurement measurement, double least)
    {
        var missed = measurement.Faulty.Where(judgement => !judgement.Found).Select(Describe);

        Assert.True(measurement.Recall >= least, $"recall {measurement.Recall:P1}; missed:\n{string.Join('\n', missed)}");
    }

    private static void AssertQuiet(Measurement measurement, double most)
    {
        var disturbed = measurement.Disturbed.Select(Describe).ToArray();

        Assert.True(
            disturbed.Length <= most * measurement.Healthy.Length,
            $"{disturbed.Length} of {measurement.Healthy.Length}:\n{string.Join('\n', disturbed)}");
    }

    private static string Describe(Judgement judgement) =>
        $"{judgement.Take.Group}/{judgement.Take.Name}: " + string.Join("; ", judgement.Findings.Take(3).Select(finding =>
            $"{Judgement.KindOf(finding)} {finding.Score:0.00} {finding.Title}"));
}
