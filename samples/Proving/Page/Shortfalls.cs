namespace Samples.Proving.Page;

/// <summary>Where a sample shows less than the page says.</summary>
public static class Shortfalls
{
    /// <summary>The shortfalls, a sentence each; none where the page does not speak of the sample.</summary>
    public static IEnumerable<string> Of(Proof proof, IReadOnlyList<ProofRow> rows)
    {
        if (rows.FirstOrDefault(row => row.Name == proof.Sample.Name) is not { } said)
            yield break;

        var found = ProofRow.Of(proof);
        if (said.ExitCode == 0 && found.ExitCode != 0)
            yield return $"{found.Name}: the page says that the fix ends with 0, it ended with {found.ExitCode}: {proof.Fix.Reason}";
        if (said.IsRepaired && !found.IsRepaired)
            yield return $"{found.Name}: the page says that the repaired code answers as recorded: {proof.Repaired.Said}";
        if (said.AlwaysDiffers && !found.AlwaysDiffers)
            yield return $"{found.Name}: the page says that the code as it is differs each time, it did in {proof.Differing} of {proof.Faulty.Count} replays.";
    }
}
