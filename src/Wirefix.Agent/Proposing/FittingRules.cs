using System.Collections.Immutable;
using Wirefix.Analyzers;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Inspection.Encodings;
using Wirefix.Traffic.Inspection.Errors;
using Wirefix.Traffic.Inspection.Framing;
using Wirefix.Traffic.Inspection.Load;
using Wirefix.Traffic.Inspection.Races;
using Wirefix.Traffic.Inspection.Reliability;
using Wirefix.Traffic.Inspection.Schemas;
using Wirefix.Traffic.Inspection.States;

namespace Wirefix.Agent.Proposing;

/// <summary>Which rules see the faults that a finding may come of.</summary>
internal static class FittingRules
{
    private static readonly ImmutableHashSet<string> AboutFields =
        [Rules.UnboundFieldId, Rules.KindMismatchId, Rules.UnexpectedNullId, Rules.UnknownTokenId];

    private static readonly string[] Contract = [Rules.UnexpectedNullId, Rules.KindMismatchId, Rules.UnknownTokenId, Rules.UnboundFieldId];

    private static readonly string[] Frames = [Rules.StreamFramingId, Rules.BufferContractId, Rules.HandMadeMultipartId];

    /// <summary>The ids of the rules in groups, those that fit best first; none where no rule sees such a fault.</summary>
    public static ImmutableArray<ImmutableArray<string>> Of(Finding finding) => [.. GroupsOf(finding).Select(group => group.ToImmutableArray())];

    /// <summary>Whether a rule is about a field of a message.</summary>
    public static bool IsAboutField(string rule) => AboutFields.Contains(rule);

    /// <summary>Whether a rule is about a header.</summary>
    public static bool IsAboutHeader(string rule) => rule == Rules.MissingHeaderId;

    private static string[][] GroupsOf(Finding finding) => finding switch
    {
        Throttling => [[Rules.UnboundedFanOutId], [Rules.IgnoredRetryAfterId]],
        Burst or NPlusOne => [[Rules.UnboundedFanOutId]],
        RetryStorm or IgnoredRetryAfter => [[Rules.IgnoredRetryAfterId], [Rules.UnboundedFanOutId]],
        SlowdownUnderLoad or Timeouts or SlowEndpoint => [[Rules.UnboundedFanOutId], [Rules.StreamFramingId]],
        LostUpdate or CheckThenAct or DoubleEffect => [[Rules.LostUpdateId]],
        IllegalTransition or UnguardedWrite => [[Rules.StateTransitionId], [Rules.LostUpdateId]],
        RenamedField => [[Rules.UnboundFieldId], [Rules.UnexpectedNullId]],
        UnknownToken => [[Rules.UnknownTokenId], [Rules.StateTransitionId]],
        FormatDrift => [[Rules.KindMismatchId]],
        KindDrift => [Contract],
        LostValue lost => OfLost(lost.To.Part),
        AlteredValue => [[Rules.UrlEscapingId], [Rules.KindMismatchId, Rules.UnboundFieldId], Frames],
        BadEncoding => [[Rules.UrlEscapingId], [Rules.HandMadeMultipartId]],
        BadFraming { Fault: FramingFault.Multipart } => [[Rules.HandMadeMultipartId], [Rules.StreamFramingId, Rules.BufferContractId]],
        BadFraming => [Frames],
        Contrast contrast => OfContrast(contrast.Predicate),
        Propagation propagation => OfStatus(propagation.UpstreamStatus),
        ErrorCluster cluster => OfStatus(cluster.Status),
        _ => [],
    };

    private static string[][] OfLost(WirePart part) => part switch
    {
        WirePart.Header => [[Rules.MissingHeaderId]],
        WirePart.Body => [[Rules.UnboundFieldId], [Rules.KindMismatchId]],
        _ => [[Rules.UrlEscapingId], [Rules.UnboundFieldId]],
    };

    private static string[][] OfContrast(ContrastPredicate predicate) => predicate switch
    {
        { Subject: ContrastSubject.Header } when IsOfBody(predicate.Name) => [[Rules.HandMadeMultipartId], Frames, [Rules.MissingHeaderId]],
        { Subject: ContrastSubject.Header } => [[Rules.MissingHeaderId]],
        { Subject: ContrastSubject.Query or ContrastSubject.Path } => [[Rules.UrlEscapingId], [Rules.KindMismatchId]],
        { Subject: ContrastSubject.Overlap } => [[Rules.LostUpdateId], [Rules.UnboundedFanOutId]],
        { Subject: ContrastSubject.Preceding or ContrastSubject.Earlier } => [[Rules.StateTransitionId], [Rules.LostUpdateId]],
        { Subject: ContrastSubject.Size } => [[Rules.BufferContractId, Rules.StreamFramingId], [Rules.HandMadeMultipartId]],
        { Subject: ContrastSubject.Effect } => [[Rules.MissingHeaderId], [Rules.UrlEscapingId]],
        { Subject: ContrastSubject.Time } => [Contract, [Rules.MissingHeaderId]],
        { Condition: ContrastCondition.Escaped or ContrastCondition.NonAscii or ContrastCondition.Character or ContrastCondition.Padded } =>
            [[Rules.UrlEscapingId], [Rules.HandMadeMultipartId], Contract],
        _ => [Contract, [Rules.StateTransitionId], [Rules.UrlEscapingId]],
    };

    // It says how the body is to be read.
    private static bool IsOfBody(string header) =>
        header.StartsWith("content-", StringComparison.OrdinalIgnoreCase) || header.Equals("transfer-encoding", StringComparison.OrdinalIgnoreCase);

    private static string[][] OfStatus(int status) => status switch
    {
        429 or 503 => [[Rules.IgnoredRetryAfterId, Rules.UnboundedFanOutId]],
        409 => [[Rules.LostUpdateId, Rules.StateTransitionId]],
        404 => [[Rules.UrlEscapingId], [Rules.MissingHeaderId]],
        >= 400 and < 500 => [[Rules.MissingHeaderId], Contract, [Rules.UrlEscapingId]],
        _ => [Contract, [Rules.StateTransitionId], Frames, [Rules.UrlEscapingId, Rules.MissingHeaderId]],
    };
}
