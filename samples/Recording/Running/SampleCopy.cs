using System.Diagnostics;

namespace Samples.Recording.Running;

/// <summary>A copy of a sample, so that neither a patch nor a build touches the sample itself.</summary>
public sealed class SampleCopy : IDisposable
{
    private static readonly string[] Left = ["bin", "obj", "capture", "capture-after"];

    private readonly DirectoryInfo _temp;

    private SampleCopy(DirectoryInfo temp) => _temp = temp;

    /// <summary>The copied sample.</summary>
    public string Folder => Path.Combine(_temp.FullName, "sample");

    /// <summary>Copies the sample's sources.</summary>
    public static SampleCopy Of(string sample)
    {
        var copy = new SampleCopy(Directory.CreateTempSubdirectory("sample-"));
        Copy(new DirectoryInfo(sample), copy.Folder);
        return copy;
    }

    /// <summary>Applies a patch to the copy.</summary>
    /// <exception cref="RecordingException">It does not apply.</exception>
    public async Task ApplyAsync(string patch, CancellationToken cancellationToken)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["apply", patch]) { WorkingDirectory = Folder })!;
        await git.WaitForExitAsync(cancellationToken);
        if (git.ExitCode != 0)
            throw new RecordingException($"{patch}: expected a patch that applies to the sample, found what git says above.");
    }

    /// <inheritdoc />
    public void Dispose() => _temp.Delete(recursive: true);

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
            file.CopyTo(Path.Combine(to, file.Name));

        foreach (var folder in from.EnumerateDirectories().Where(folder => !Left.Contains(folder.Name)))
            Copy(folder, Path.Combine(to, folder.Name));
    }
}
