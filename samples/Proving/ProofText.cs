using System.Globalization;

namespace Samples.Proving;

/// <summary>A proof for people.</summary>
public static class ProofText
{
    /// <summary>The fix with its gates, then the replays.</summary>
    public static string Of(Proof proof)
    {
        var fix = proof.Fix;
        return string.Join(
            Environment.NewLine,
            [
                string.Create(CultureInfo.InvariantCulture, $"{proof.Sample.Name}: {fix.Outcome} ({fix.ExitCode}) in {fix.Seconds:0} s, {fix.Finding}, {fix.Metric}, {fix.Rule}"),
                $"  {fix.Reason}",
                .. fix.Gates.Select(gate => $"  {gate}"),
                $"  repaired: {proof.Repaired.Said} ({proof.Repaired.ExitCode})",
                .. proof.Faulty.CountBy(replay => replay).Select(same => $"  as it is, {same.Value} ×: {same.Key.Said} ({same.Key.ExitCode})"),
            ]);
    }
}
