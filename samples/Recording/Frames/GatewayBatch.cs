using System.Globalization;
using System.Text;

namespace Samples.Recording.Frames;

/// <summary>Makes the batches that gateways send: a reading of each sensor in turn, and now and then a notice.</summary>
internal static class GatewayBatch
{
    private const int Sensors = 9;
    private const int FramesBetweenNotices = 23;

    private static readonly DateTimeOffset Begin = new(2026, 11, 30, 4, 0, 0, TimeSpan.Zero);
    private static readonly string[] Notices = ["door of cabinet 2 opened", "battery below 20 %", "clock set by 3 s", "back on mains"];

    /// <summary>The bytes of a batch.</summary>
    /// <param name="seed">Makes it another one.</param>
    /// <param name="frames">How many frames it has.</param>
    public static byte[] Of(int seed, int frames)
    {
        var lines = new StringBuilder();
        for (var index = 0; index < frames; index++)
        {
            var content = ContentOf(seed, index);
            var checksum = Encoding.UTF8.GetBytes(content).Aggregate((all, next) => (byte)(all ^ next));
            lines.Append(CultureInfo.InvariantCulture, $"${content}*{checksum:X2}\n");
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private static string ContentOf(int seed, int index)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture, $"{1 + (index % Sensors)},{Begin.AddSeconds((seed * 600) + (index * 4)).ToUnixTimeSeconds()}");
        return index % FramesBetweenNotices == FramesBetweenNotices - 1
            ? $"N,{head},{Notices[(seed + index) % Notices.Length]}"
            : string.Create(CultureInfo.InvariantCulture, $"R,{head},{18 + ((seed * 211 % 4000) + (index * 37 % 900)) / 1000m:0.0##}");
    }
}
