using Samples.Recording.Running;

namespace Samples.Proving.Running;

/// <summary>Runs the commands on copies of a sample: the fix, and replays of the code with and without the sample's patch.</summary>
public static class SampleProving
{
    /// <summary>Proves a sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="folder">Its folder, which is only read.</param>
    /// <param name="wirefix">The command.</param>
    /// <param name="replays">How often the faulty code is replayed, each time by a command of its own.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public static async Task<Proof> ProveAsync(
        FaultySample sample, string folder, WirefixCommand wirefix, int replays, CancellationToken cancellationToken)
    {
        var capture = Path.Combine(folder, "capture");
        using var copy = SampleCopy.Of(folder);
        var solution = Path.Combine(copy.Folder, $"{sample.Name}.sln");

        var fix = FixProof.Of(await wirefix.RunAsync(["fix", solution, "--capture", capture, "--json"], cancellationToken));
        var faulty = new List<ReplayProof>();
        for (var replay = 0; replay < replays; replay++)
            faulty.Add(await ReplayAsync());

        await copy.ApplyAsync(Path.Combine(folder, "recording", "fixed.patch"), cancellationToken);
        return new Proof(sample, fix, await ReplayAsync(), faulty);

        async Task<ReplayProof> ReplayAsync() => ReplayOf(await wirefix.RunAsync(
            ["replay", solution, "--capture", capture, "--baseline", Path.Combine(folder, "capture-after")], cancellationToken));
    }

    private static ReplayProof ReplayOf(CommandResult result)
    {
        var said = result.Output.Split('\n')[0];
        return new ReplayProof(result.ExitCode, said.Length > 0 ? said : result.LastError);
    }
}
