using System.Diagnostics;
using Wirefix.Replay;
using Wirefix.Replay.Processes;

namespace Wirefix.Agent.Copying;

/// <summary>
/// A copy of what a solution needs, in a folder of its own below the system's temporary folder. The run builds,
/// edits and tests there; the user's tree is only read. Copies of runs that died are swept away at the next start.
/// </summary>
public sealed class WorkingCopy : IDisposable
{
    private const string Prefix = "wirefix-";
    private const long MostBytes = 4L << 30;
    private static readonly HashSet<string> LeftOut = new(StringComparer.OrdinalIgnoreCase)
    {
        "bin", "obj", ".git", ".vs", ".idea", ".wirefix", "node_modules", "TestResults",
    };

    private readonly string _top;
    private readonly string _folder;
    private readonly Dictionary<string, byte[]?> _originals = [];
    private CompilerServer? _compiler;

    private WorkingCopy(string top, string folder, string solution)
    {
        _top = top;
        _folder = folder;
        Solution = ToCopy(solution);
        Home = Directory.Exists(solution) ? Solution : Path.GetDirectoryName(Solution)!;
    }

    /// <summary>The path in the copy of the solution, or of the folder that was named in its place.</summary>
    public string Solution { get; }

    /// <summary>The folder in the copy that the solution stands in, or that was named in its place.</summary>
    public string Home { get; }

    /// <summary>The folder in the copy that everything of the user's tree lies below.</summary>
    public string Tree => Path.Combine(_folder, "tree");

    /// <summary>A folder of the run's own, beside the copied tree, for results that are not part of it.</summary>
    public string Scratch => Path.Combine(_folder, "scratch");

    /// <summary>
    /// The environment of every command that the run starts: compilers and test hosts leave temporary files, which go
    /// with the copy. Builds find the warm compiler, where there is one.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>(_compiler?.Variables ?? [])
    {
        ["TMPDIR"] = Scratch,
        ["TMP"] = Scratch,
        ["TEMP"] = Scratch,
    };

    /// <summary>Copies what the solution needs.</summary>
    /// <exception cref="PreconditionException">The solution does not exist, or its tree is too large to copy.</exception>
    public static WorkingCopy Create(string solution, CancellationToken cancellationToken)
    {
        if (File.Exists(solution))
            return Created(solution, copy => copy.Fill(TreeScope.Of(copy.ToUser(copy.Solution)), cancellationToken));
        var found = Directory.Exists(solution) ? "a folder" : "nothing";
        throw new PreconditionException(
            $"{solution}: expected a solution or project file, found {found}; name the .sln, .slnx, .slnf or .csproj file.");
    }

    /// <summary>A copy that holds nothing yet of a folder, or of what a solution needs.</summary>
    /// <exception cref="PreconditionException">The tree does not exist.</exception>
    public static WorkingCopy CreateEmpty(string tree) => Created(tree, _ => { });

    /// <summary>Copies some projects with what they need, and nothing twice: what the copy holds already stays as it is.</summary>
    /// <exception cref="PreconditionException">They are too large to copy.</exception>
    public void Bring(IEnumerable<string> projects, CancellationToken cancellationToken) =>
        Fill(TreeScope.Of(ToUser(Solution), projects), cancellationToken);

    /// <summary>Another copy of the tree as it was copied, without what the run wrote or built since.</summary>
    public WorkingCopy Fork(CancellationToken cancellationToken) =>
        Filled(new WorkingCopy(_top, NewFolder(), ToUser(Solution)), fork => Fill(fork, cancellationToken));

    /// <summary>Has a compiler stay warm between the builds of this copy, until it is disposed of.</summary>
    public async Task WarmCompilerAsync(CancellationToken cancellationToken) =>
        _compiler ??= await CompilerServer.StartAsync(Path.GetFileName(_folder), Home, Environment, cancellationToken).ConfigureAwait(false);

    /// <summary>Whether a folder of this name holds what builds and tools leave, and no source.</summary>
    public static bool IsLeftOut(string folderName) => LeftOut.Contains(folderName);

    /// <summary>Writes a file of the copied tree, and remembers what it was before the run first wrote it.</summary>
    public void Write(string path, byte[] content)
    {
        Remember(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    /// <summary>Remembers what a file of the copied tree is before somebody else writes it.</summary>
    public void Remember(string path) => _originals.TryAdd(path, File.Exists(path) ? File.ReadAllBytes(path) : null);

    /// <summary>What a file was when the tree was copied; null for one that did not exist.</summary>
    public byte[]? Original(string path)
    {
        if (_originals.TryGetValue(path, out var original))
            return original;
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    /// <summary>The place in the copy of a file of the user's tree.</summary>
    public string ToCopy(string path) => Path.GetFullPath(Path.GetRelativePath(_top, path), Tree);

    /// <summary>The place in the user's tree of a file of the copy.</summary>
    public string ToUser(string path) => Path.GetFullPath(Path.GetRelativePath(Tree, path), _top);

    /// <summary>A message about the copy as one about the user's tree.</summary>
    public string InUserTree(string message) =>
        message.Replace(Tree, Path.TrimEndingDirectorySeparator(_top), StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Dispose()
    {
        _compiler?.Dispose();
        Delete(_folder);
    }

    /// <summary>The path of a new folder that is swept away when this process died before it could.</summary>
    internal static string NewFolder() => Path.Combine(Path.GetTempPath(), $"{Prefix}{System.Environment.ProcessId}-{Path.GetRandomFileName()}");

    private static WorkingCopy Created(string tree, Action<WorkingCopy> fill)
    {
        if (!Path.Exists(tree))
            throw new PreconditionException($"{tree}: expected a solution, a project or a folder, found nothing; check the path.");

        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(tree));
        Sweep();
        Reaper.Watch();
        return Filled(new WorkingCopy(TreeScope.Of(full).Top, NewFolder(), full), fill);
    }

    private static WorkingCopy Filled(WorkingCopy copy, Action<WorkingCopy> fill)
    {
        try
        {
            Directory.CreateDirectory(copy.Scratch);
            fill(copy);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private void Fill(WorkingCopy fork, CancellationToken cancellationToken)
    {
        foreach (var file in Files(Tree).Where(file => !_originals.ContainsKey(file)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var target = fork.ToCopy(ToUser(file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        foreach (var (path, content) in _originals)
        {
            if (content is not null)
                fork.Write(fork.ToCopy(ToUser(path)), content);
        }
    }

    private void Fill(TreeScope scope, CancellationToken cancellationToken)
    {
        var bytes = 0L;
        foreach (var file in scope.Files.Concat(scope.Folders.SelectMany(Files)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var target = ToCopy(file);
            if (File.Exists(target))
                continue;
            bytes += new FileInfo(file).Length;
            if (bytes > MostBytes)
            {
                throw new PreconditionException(
                    $"{scope.Top}: more than {MostBytes >> 30} GiB of files would have to be copied; name a smaller solution, or move data out of the "
                    + "solution's folder.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>The regular files of a folder; links are not followed, so that a loop of them does no harm.</summary>
    private static IEnumerable<string> Files(string folder)
    {
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in Directory.EnumerateFiles(folder, "*", options))
            yield return file;
        foreach (var below in Directory.EnumerateDirectories(folder, "*", options).Where(path => !IsLeftOut(Path.GetFileName(path))))
        {
            foreach (var file in Files(below))
                yield return file;
        }
    }

    private static void Sweep()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*").Where(IsLeft))
            Delete(folder);
        CompilerServer.Sweep(Prefix, IsLeft);
    }

    // What a run makes in a temporary folder is named for its process.
    private static bool IsLeft(string path) =>
        int.TryParse(Path.GetFileName(path)[Prefix.Length..].Split('-')[0], out var owner) && !IsRunning(owner);

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else swept it first.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file is still held; the next run sweeps what is left.
        }
    }
}
