using Radar.Recording.Capturing;

namespace Radar.Recording.Writing;

/// <summary>Writes a recording as a folder of RRPairs: a folder a host, a file an exchange, named by its start.</summary>
public static class RrPairFolder
{
    /// <summary>Writes the files; one that is there already is an error.</summary>
    public static async Task WriteAsync(string folder, IEnumerable<Exchange> exchanges, CancellationToken cancellationToken)
    {
        foreach (var exchange in exchanges)
        {
            var host = Directory.CreateDirectory(Path.Combine(folder, exchange.Uri.Host));
            var path = Path.Combine(host.FullName, $"{Stamp.FileName(exchange.Start)}.md");

            await using var file = new StreamWriter(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write });
            await file.WriteAsync(RrPairMarkdown.Of(exchange).AsMemory(), cancellationToken);
        }
    }
}
