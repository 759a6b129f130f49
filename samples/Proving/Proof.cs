namespace Samples.Proving;

/// <summary>What the commands showed of a sample.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Fix">What <c>wirefix fix</c> made of it.</param>
/// <param name="Repaired">The code with the sample's patch, replayed once.</param>
/// <param name="Faulty">The code as it is, each time that it was replayed.</param>
public sealed record Proof(FaultySample Sample, FixProof Fix, ReplayProof Repaired, IReadOnlyList<ReplayProof> Faulty)
{
    /// <summary>In how many replays the faulty code answered otherwise than the good one.</summary>
    public int Differing => Faulty.Count(replay => replay.Differs);
}
