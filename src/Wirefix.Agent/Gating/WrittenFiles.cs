using Wirefix.Agent.Copying;

namespace Wirefix.Agent.Gating;

/// <summary>Files of a working copy as a proposal has them, until they are put back.</summary>
internal sealed class WrittenFiles : IDisposable
{
    private readonly WorkingCopy _copy;
    private readonly Dictionary<string, byte[]?> _before;

    /// <summary>Writes the files.</summary>
    public WrittenFiles(WorkingCopy copy, IReadOnlyDictionary<string, byte[]> files)
    {
        _copy = copy;
        _before = files.Keys.ToDictionary(path => path, path => File.Exists(path) ? File.ReadAllBytes(path) : null);
        foreach (var (path, content) in files)
            copy.Write(path, content);
    }

    /// <summary>Puts back what stood there; what did not exist is removed.</summary>
    public void Dispose()
    {
        foreach (var (path, content) in _before)
        {
            if (content is null)
                File.Delete(path);
            else
                _copy.Write(path, content);
        }
    }
}
