using System.Runtime.CompilerServices;
using System.Text;

namespace Feed.Wire;

/// <summary>The typed client of the news wire, which sends stories as server-sent events.</summary>
public sealed class WireClient(HttpClient http) : IWireClient
{
    private const int BufferSize = 4096;
    private const string DataField = "data: ";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ReadStoriesAsync(string topic, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(
            $"topics/{Uri.EscapeDataString(topic)}/stories", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            var text = Encoding.UTF8.GetString(buffer, 0, read);
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                // The wire names and numbers its events, too; a story says both itself.
                if (line.StartsWith(DataField, StringComparison.Ordinal))
                {
                    yield return line[DataField.Length..];
                }
            }
        }
    }
}
