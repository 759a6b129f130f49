using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wirefix.Traffic.Formats.Keploy;

/// <summary>
/// Reads one YAML document from the parser's events. Aliases are refused: no recorder writes them, and nine lines of them
/// unfold into a billion values.
/// </summary>
internal static class YamlReader
{
    // Recordings need less than ten; each level costs a frame of the stack.
    private const int Deepest = 64;

    private const int MostValues = 1_000_000;

    /// <summary>The document's value; throws <see cref="EntryException"/> with the line where it is broken.</summary>
    public static YamlNode Read(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            var values = 0;
            return ReadNode(parser, 0, ref values);
        }
        catch (YamlException broken)
        {
            throw new EntryException($"expected YAML, found what does not parse in its line {broken.Start.Line}");
        }
        catch (Exception broken) when (broken is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // The parser throws these for some malformed escapes and tags.
            throw new EntryException("expected YAML, found what does not parse");
        }
    }

    private static YamlNode ReadNode(Parser parser, int depth, ref int values)
    {
        if (depth > Deepest)
            throw new EntryException($"expected YAML of at most {Deepest} levels, found more");
        if (++values > MostValues)
            throw new EntryException($"expected YAML of at most {MostValues:N0} values, found more");
        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlNode { Scalar = scalar.Value, IsBinary = !scalar.Tag.IsEmpty && scalar.Tag.Value.EndsWith(":binary", StringComparison.Ordinal) };
        if (parser.TryConsume<MappingStart>(out _))
            return ReadMapping(parser, depth, ref values);
        if (parser.TryConsume<SequenceStart>(out _))
            return ReadSequence(parser, depth, ref values);
        throw new EntryException($"expected a YAML value without aliases, found another in its line {parser.Current?.Start.Line}");
    }

    private static YamlNode ReadMapping(Parser parser, int depth, ref int values)
    {
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, YamlNode>>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(parser, depth + 1, ref values).Scalar;
            var value = ReadNode(parser, depth + 1, ref values);
            if (key is not null)
                entries.Add(KeyValuePair.Create(key, value));
        }

        return new YamlNode { Entries = entries.DrainToImmutable() };
    }

    private static YamlNode ReadSequence(Parser parser, int depth, ref int values)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(parser, depth + 1, ref values));
        return new YamlNode { Items = items.DrainToImmutable() };
    }
}
