namespace Wirefix.Cli.Tests.Serving;

/// <summary>The temporary folder of a process that is started: what it leaves there can be told, and goes with the test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("wirefix-tests-").FullName;

    /// <summary>The environment that makes a process use it.</summary>
    public KeyValuePair<string, string?> Variable => KeyValuePair.Create("TMPDIR", (string?)Path);

    /// <summary>The working copies that stand in it.</summary>
    public string[] Copies => Directory.GetDirectories(Path, "wirefix-*");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
