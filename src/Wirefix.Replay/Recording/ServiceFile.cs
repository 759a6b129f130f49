using System.Globalization;
using Wirefix.Traffic;
using Wirefix.Traffic.Formats;

namespace Wirefix.Replay.Recording;

/// <summary>The file of one recorded process, made when its first exchange is there.</summary>
/// <param name="folder">Where the file is made.</param>
internal sealed class ServiceFile(string folder) : IExchangeWriter, IDisposable
{
    private const int LongestName = 100;
    private const int BufferBytes = 64 * 1024;
    private FileStream? _file;
    private RRPairWriter? _writer;
    private string _name = "";
    private int _inbound;
    private int _outbound;

    /// <summary>What has been written; null while nothing has.</summary>
    public RecordedService? Written => _file is null ? null : new RecordedService(_name, _file.Name, _inbound, _outbound);

    /// <inheritdoc/>
    public void Write(Exchange exchange)
    {
        if (_file is null)
            Create(exchange.Service ?? "service");
        _writer!.Write(exchange);
        if (exchange.Direction == Direction.Inbound)
            _inbound++;
        else
            _outbound++;
    }

    /// <inheritdoc/>
    public void End()
    {
    }

    /// <summary>Hands to the system what is still in memory.</summary>
    public void Flush() => _file?.Flush();

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private void Create(string service)
    {
        _name = service;
        var name = NameOf(service);
        for (var number = 1; ; number++)
        {
            var suffix = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{number}");
            var path = Path.Combine(folder, $"{name}{suffix}.jsonl");
            try
            {
                _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, BufferBytes);
                _writer = new RRPairWriter(_file);
                return;
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process of that name was first.
            }
        }
    }

    /// <summary>The service's name as that of a file: what the process says of itself is not to be a path.</summary>
    private static string NameOf(string service)
    {
        var kept = string.Concat(service.Take(LongestName).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_')).Trim('.');
        return kept.Length > 0 ? kept : "service";
    }
}
