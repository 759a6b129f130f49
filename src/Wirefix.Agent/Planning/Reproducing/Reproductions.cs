using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Inspection.Encodings;
using Wirefix.Traffic.Inspection.Framing;
using Wirefix.Traffic.Inspection.Load;
using Wirefix.Traffic.Inspection.Races;
using Wirefix.Traffic.Inspection.States;

namespace Wirefix.Agent.Planning.Reproducing;

/// <summary>Chooses how each kind of finding is reproduced.</summary>
internal static class Reproductions
{
    /// <summary>How a finding is reproduced; null where the harness has no way.</summary>
    public static Reproduction? Of(Finding finding, Recording recording) => finding switch
    {
        Throttling or Burst or NPlusOne => FanOut.Of(finding),
        LostUpdate lost => Overlap.Of(lost, recording),
        UnguardedWrite or IllegalTransition => Refusal.Of(finding, recording),
        LostValue lost => PassedValue.Of(lost, lost.From, lost.To, recording),
        AlteredValue altered => PassedValue.Of(altered, altered.From, altered.To, recording),
        BadEncoding encoding => PassedValue.Of(encoding, recording) ?? FailingAnswer.Of(finding, recording),
        BadFraming framing => Chunking.Of(framing, recording) ?? FailingAnswer.Of(finding, recording),
        Contrast { Predicate.Subject: ContrastSubject.Size } contrast => Chunking.Of(contrast, recording),
        _ => FailingAnswer.Of(finding, recording),
    };
}
