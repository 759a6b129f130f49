using System.Text;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>Reads many damaged forms of a file: none may throw anything but the refusal of a file that holds nothing.</summary>
internal static class DamagedFiles
{
    private const int Rounds = 600;

    // Bytes that mean something in one of the formats.
    private static readonly byte[] Telling = "{}[]\"\\\n\r:,- &*!|'#0\0\u007f"u8.ToArray();

    public static void Check(string text, string name)
    {
        using var folder = new TemporaryFolder();
        var whole = Encoding.UTF8.GetBytes(text);
        for (var length = 0; length < whole.Length; length += Math.Max(1, whole.Length / Rounds))
            Read(folder.Write(name, whole[..length]));
        var random = new Random(20260304);
        for (var round = 0; round < Rounds; round++)
            Read(folder.Write(name, Mutated(whole, random)));
    }

    private static void Read(string path)
    {
        try
        {
            CaptureReader.Read(path);
        }
        catch (CaptureException)
        {
            // Nothing was left to read, and it says so.
        }
    }

    private static byte[] Mutated(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = Telling[random.Next(Telling.Length)];
                    break;
                case 1:
                    bytes.Insert(at, Telling[random.Next(Telling.Length)]);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at - 1));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(40, bytes.Count - at)));
                    break;
            }
        }

        return [.. bytes];
    }
}
