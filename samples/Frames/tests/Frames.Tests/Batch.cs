using System.Globalization;
using System.Text;

namespace Frames.Tests;

/// <summary>Makes batches as the gateways do.</summary>
internal sealed class Batch
{
    private readonly StringBuilder _lines = new();

    public Batch Reading(int sensor, long seconds, decimal value) => Frame(string.Create(CultureInfo.InvariantCulture, $"R,{sensor},{seconds},{value}"));

    public Batch Notice(int sensor, long seconds, string text) => Frame($"N,{sensor},{seconds},{text}");

    public Batch Frame(string content)
    {
        var checksum = Encoding.UTF8.GetBytes(content).Aggregate((all, next) => (byte)(all ^ next));
        return Line($"${content}*{checksum:X2}");
    }

    public Batch Line(string line)
    {
        _lines.Append(line).Append('\n');
        return this;
    }

    public Stream Body => new MemoryStream(Encoding.UTF8.GetBytes(_lines.ToString()));
}
