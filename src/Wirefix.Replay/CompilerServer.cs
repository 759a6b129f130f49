using Wirefix.Replay.Processes;

namespace Wirefix.Replay;

/// <summary>
/// A C# compiler that stays warm between the builds of one run, and is nobody else's: most of what a small build takes is its compiler's start.
/// A build that does not find it compiles without.
/// </summary>
public sealed class CompilerServer : IDisposable
{
    private const string Suffix = "-csc";
    private const int OutputCapacity = 64 * 1024;

    // On Unix, whatever the temporary folder is: where it listens, and where the runtime keeps the mutex that says so. One that is ended leaves both.
    private static readonly string[] LeftIn = ["/tmp", "/tmp/.dotnet/shm/global"];

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(30);

    private readonly ChildProcess _process;
    private readonly string _owner;

    private CompilerServer(ChildProcess process, string owner) => (_process, _owner) = (process, owner);

    /// <summary>What a build needs in its environment so that it compiles here.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Variables => [new("UseSharedCompilation", "true"), new("SharedCompilationId", _owner + Suffix)];

    /// <summary>Starts the compiler of the SDK that builds in a folder; null where that SDK is not where SDKs are.</summary>
    /// <param name="owner">Whose it is: what its name begins with, and that of its socket on Unix.</param>
    /// <param name="folder">The folder that builds run in: a global.json there or above chooses the SDK.</param>
    /// <param name="environment">Variables on top of the inherited, cleaned environment; null removes one.</param>
    /// <param name="cancellationToken">Ends the look for the SDK.</param>
    public static async Task<CompilerServer?> StartAsync(
        string owner, string folder, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        var version = await DotnetCommand.RunAsync(["--version"], folder, environment, LongestLook, cancellationToken).ConfigureAwait(false);
        var server = AssemblyOf(version.Output.Trim());
        if (!File.Exists(server))
            return null;
        // Source generators run in it, those too that a proposal has changed.
        var variables = Confinement.HeldBack([]).Concat(ChildEnvironment.Quiet).Concat(environment);
        return new CompilerServer(ChildProcess.Start([server, $"-pipename:{owner}{Suffix}"], folder, variables, OutputCapacity), owner);
    }

    /// <summary>Removes what compilers left that were killed with their run.</summary>
    /// <param name="owners">How the names of their owners begin.</param>
    /// <param name="isLeft">Whether the owner of the file with this path is gone.</param>
    public static void Sweep(string owners, Func<string, bool> isLeft)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            foreach (var file in LeftIn.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, $"{owners}*{Suffix}*")).Where(isLeft))
                File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is another user's, who sweeps it with the next run.
        }
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _process.StopAsync(Grace).GetAwaiter().GetResult();
        _process.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Sweep(_owner, _ => true);
    }

    // The host on the path is often a link to the one beside the SDKs.
    private static string AssemblyOf(string version)
    {
        var host = File.ResolveLinkTarget(DotnetHost.Path, returnFinalTarget: true)?.FullName ?? DotnetHost.Path;
        return Path.Combine(Path.GetDirectoryName(host)!, "sdk", version, "Roslyn", "bincore", "VBCSCompiler.dll");
    }
}
