using System.Text.Json;

namespace Wirefix.Traffic.Redaction;

/// <summary>Where a reader stands in a JSON document, and whether a name above the value makes it a secret.</summary>
internal sealed class JsonPlace(SecretNames names)
{
    private readonly Stack<(string Path, bool IsArray, bool Secret)> _open = [];

    private string _path = "$";

    private bool _secret;

    /// <summary>Whether the value here is a secret: it has a secret name, or stands below one.</summary>
    public bool IsSecret() =>
        _open.Count > 0 && _open.Peek() is { IsArray: true } list ? list.Secret || IsPlace(list.Path + "[*]") : _secret;

    /// <summary>Takes the name of the value that comes next.</summary>
    public void Name(ref Utf8JsonReader reader)
    {
        var (path, _, below) = _open.Peek();
        _secret = below || IsSecretName(ref reader);
        if (!names.HasPaths)
            return;
        _path = $"{path}.{reader.GetString()}";
        _secret |= IsPlace(_path);
    }

    /// <summary>An object or list begins.</summary>
    public void Open(bool isArray)
    {
        var path = !names.HasPaths ? "" : _open.Count > 0 && _open.Peek() is { IsArray: true } list ? list.Path + "[*]" : _path;
        _open.Push((path, isArray, IsSecret()));
    }

    /// <summary>It ends.</summary>
    public void Close()
    {
        _open.Pop();
        _secret = false;
        if (_open.Count == 0)
            _path = "$";
    }

    private bool IsPlace(string path) => names.HasPaths && names.IsPlace(path);

    private bool IsSecretName(ref Utf8JsonReader reader)
    {
        const int LongestName = 256;
        if (reader.ValueSpan.Length > LongestName)
            return names.IsField(reader.GetString());
        Span<char> name = stackalloc char[LongestName];
        return names.IsField(name[..reader.CopyString(name)]);
    }
}
