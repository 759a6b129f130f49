using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Wirefix.Workspace.Indexing.Storing;

/// <summary>
/// The bytes of a stored index: what says that it is one, the identity of the code that wrote it, a SHA-256 of the rest, the distinct
/// strings, the files with their places, links and mentions.
/// </summary>
internal static class IndexFormat
{
    private static readonly byte[] Mark = "wirefix wires\n"u8.ToArray();

    // Changes whenever the code does that finds places or writes them, so no version has to be counted by hand.
    private static readonly byte[] Version = typeof(IndexFormat).Module.ModuleVersionId.ToByteArray();

    private static readonly int BehindVersion = Mark.Length + Version.Length;
    private static readonly int HeadLength = BehindVersion + SHA256.HashSizeInBytes;

    /// <summary>The index as bytes.</summary>
    public static byte[] Write(ImmutableArray<IndexedFile> files)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
            WriteBody(writer, files);

        var bytes = body.ToArray();
        return [.. Mark, .. Version, .. SHA256.HashData(bytes), .. bytes];
    }

    /// <summary>The files of a stored index; null where another version of the code wrote it.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, or no index at all.</exception>
    public static ImmutableArray<IndexedFile>? Read(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(Mark))
            throw new InvalidDataException("it does not begin as one");
        if (bytes.Length < HeadLength)
            throw new InvalidDataException("it ends in its head");
        if (!bytes.AsSpan(Mark.Length, Version.Length).SequenceEqual(Version))
            return null;
        if (!SHA256.HashData(bytes.AsSpan(HeadLength)).AsSpan().SequenceEqual(bytes.AsSpan(BehindVersion, SHA256.HashSizeInBytes)))
            throw new InvalidDataException("its digest does not fit its content");

        using var reader = new BinaryReader(new MemoryStream(bytes, HeadLength, bytes.Length - HeadLength), Encoding.UTF8);
        return ReadBody(reader);
    }

    private static void WriteBody(BinaryWriter writer, ImmutableArray<IndexedFile> files)
    {
        var places = files.SelectMany(file => file.Places);
        var links = files.SelectMany(file => file.Links);
        var members = files.SelectMany(file => file.Mentions);
        string[] strings =
        [
            .. files.Select(file => file.Problem).OfType<string>()
                .Concat(places.SelectMany(place => (IEnumerable<string>)[place.Name, place.Type, place.Member]))
                .Concat(links.SelectMany(link => (IEnumerable<string>)[link.Owner, link.Name, link.Text]))
                .Concat(members.SelectMany(member => member.Mentions.Select(mention => mention.Name).Append(member.Type).Append(member.Member)))
                .Distinct(),
        ];
        var numbers = strings.Select((text, number) => (text, number)).ToDictionary(pair => pair.text, pair => pair.number);
        writer.Write7BitEncodedInt(strings.Length);
        foreach (var text in strings)
            writer.Write(text);
        writer.Write7BitEncodedInt(files.Length);
        foreach (var file in files)
            WriteFile(writer, file, numbers);
    }

    private static void WriteFile(BinaryWriter writer, IndexedFile file, Dictionary<string, int> numbers)
    {
        writer.Write(file.Path);
        writer.Write(file.Stamp.Size);
        writer.Write(file.Stamp.WrittenUtc);
        writer.Write((ulong)(file.Hash >> 64));
        writer.Write((ulong)file.Hash);
        writer.Write(file.IsGenerated);
        writer.Write7BitEncodedInt(file.Problem is null ? 0 : numbers[file.Problem] + 1);
        writer.Write7BitEncodedInt(file.Places.Length);
        foreach (var place in file.Places)
        {
            writer.Write7BitEncodedInt(numbers[place.Name]);
            writer.Write((byte)place.Kind);
            writer.Write7BitEncodedInt(place.Line);
            writer.Write7BitEncodedInt(numbers[place.Type]);
            writer.Write7BitEncodedInt(numbers[place.Member]);
            writer.Write((byte)place.Direction);
        }

        writer.Write7BitEncodedInt(file.Links.Length);
        foreach (var link in file.Links)
        {
            writer.Write((byte)link.Kind);
            writer.Write7BitEncodedInt(numbers[link.Owner]);
            writer.Write7BitEncodedInt(numbers[link.Name]);
            writer.Write7BitEncodedInt(numbers[link.Text]);
        }

        writer.Write7BitEncodedInt(file.Mentions.Length);
        foreach (var member in file.Mentions)
            WriteMentions(writer, member, numbers);
    }

    private static void WriteMentions(BinaryWriter writer, MemberMentions member, Dictionary<string, int> numbers)
    {
        writer.Write7BitEncodedInt(numbers[member.Type]);
        writer.Write7BitEncodedInt(numbers[member.Member]);
        writer.Write7BitEncodedInt(member.Mentions.Length);
        foreach (var mention in member.Mentions)
        {
            writer.Write7BitEncodedInt(numbers[mention.Name]);
            writer.Write((byte)mention.Kind);
            writer.Write7BitEncodedInt(mention.Line);
        }
    }

    private static ImmutableArray<IndexedFile> ReadBody(BinaryReader reader)
    {
        var strings = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < strings.Length; i++)
            strings[i] = reader.ReadString();
        var files = ImmutableArray.CreateBuilder<IndexedFile>(reader.Read7BitEncodedInt());
        for (var i = 0; i < files.Capacity; i++)
            files.Add(ReadFile(reader, strings));
        return files.MoveToImmutable();
    }

    private static IndexedFile ReadFile(BinaryReader reader, string[] strings)
    {
        var stamp = new FileStamp(reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());
        var hash = new UInt128(reader.ReadUInt64(), reader.ReadUInt64());
        var isGenerated = reader.ReadBoolean();
        var problem = reader.Read7BitEncodedInt() is > 0 and var number ? strings[number - 1] : null;
        var places = ReadMany(reader, strings, ReadPlace);
        var content = new FileContent(places, ReadMany(reader, strings, ReadLink)) { Mentions = ReadMany(reader, strings, ReadMentions) };
        return new IndexedFile(stamp, hash, isGenerated, problem, content);
    }

    private static ImmutableArray<T> ReadMany<T>(BinaryReader reader, string[] strings, Func<BinaryReader, string[], T> read)
    {
        var all = ImmutableArray.CreateBuilder<T>(reader.Read7BitEncodedInt());
        for (var i = 0; i < all.Capacity; i++)
            all.Add(read(reader, strings));
        return all.MoveToImmutable();
    }

    private static FileLink ReadLink(BinaryReader reader, string[] strings) => new(
        (LinkKind)reader.ReadByte(),
        strings[reader.Read7BitEncodedInt()],
        strings[reader.Read7BitEncodedInt()],
        strings[reader.Read7BitEncodedInt()]);

    private static MemberMentions ReadMentions(BinaryReader reader, string[] strings) => new(
        strings[reader.Read7BitEncodedInt()],
        strings[reader.Read7BitEncodedInt()],
        ReadMany(reader, strings, ReadMention));

    private static Mention ReadMention(BinaryReader reader, string[] strings) =>
        new(strings[reader.Read7BitEncodedInt()], (PlaceKind)reader.ReadByte(), reader.Read7BitEncodedInt());

    private static WirePlace ReadPlace(BinaryReader reader, string[] strings) => new(
        strings[reader.Read7BitEncodedInt()],
        (PlaceKind)reader.ReadByte(),
        reader.Read7BitEncodedInt(),
        strings[reader.Read7BitEncodedInt()],
        strings[reader.Read7BitEncodedInt()],
        (PlaceDirection)reader.ReadByte());
}
