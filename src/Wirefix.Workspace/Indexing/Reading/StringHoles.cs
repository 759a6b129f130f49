namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>
/// How deep the code in the holes of an interpolated string is nested: with their holes, brackets, type arguments, conditional accesses and
/// patterns. It is read without a stack of calls, because the compiler's lexer has none to spare there.
/// </summary>
internal sealed class StringHoles
{
    private readonly string _text;
    private readonly Stack<OpenString> _around = [];
    private int _at;
    private int _levels;

    private StringHoles(string text, int start) => (_text, _at) = (text, start);

    /// <summary>Whether the holes of what begins at an index, if that is a string, nest deeper than a number of levels.</summary>
    public static bool Exceed(string text, int start, int most)
    {
        if (start == text.Length || text[start] is not ('$' or '@'))
            return false;
        var holes = new StringHoles(text, start);
        holes.Literal();
        while (holes._around.TryPeek(out var inner) && holes._at < text.Length && holes._levels <= most)
            holes.Step(inner);
        return holes._levels > most;
    }

    private void Step(OpenString inner)
    {
        if (!inner.IsInHole)
            Text(inner);
        else if (!Comment() && !Literal())
            Code(inner);
    }

    private bool Comment()
    {
        var end = Next("//") ? LineEnd() : Next("/*") ? Behind("*/", _at + 2) : _at;
        (var begun, _at) = (_at, end);
        return begun != end;
    }

    private bool Literal()
    {
        if (_text[_at] == '\'')
            return Skipped(Quoted('\''));
        var start = _at;
        while (start < _text.Length && _text[start] is '$' or '@')
            start++;
        var (dollars, isVerbatim) = (_text.AsSpan(_at, start - _at).Count('$'), _text.AsSpan(_at, start - _at).Contains('@'));
        var quotes = Run('"', start);
        if (quotes == 0)
            return start > _at && Skipped(start);
        var isRaw = quotes > 2 && !isVerbatim;
        if (dollars > 0)
        {
            _around.Push(new OpenString(isRaw ? dollars : 1, isRaw ? quotes : 1, isRaw, isVerbatim));
            return Skipped(isRaw ? start + quotes : start + 1);
        }

        if (isRaw)
            return Skipped(Behind(new string('"', quotes), start + quotes));
        _at = start;
        return Skipped(isVerbatim ? Verbatim() : Quoted('"'));
    }

    private void Code(OpenString hole)
    {
        var letter = _text[_at];
        if (char.IsWhiteSpace(letter))
            _at++;
        else if (letter is '}' or ':' && hole.Brackets == 0)
            Leave(hole);
        else
            Count(hole, letter);
    }

    private void Count(OpenString hole, char letter)
    {
        var word = char.IsLetter(letter) ? Word() : 1;
        var isNot = word == 3 && Next("not");
        var before = hole.Levels;
        hole.Nots = isNot ? hole.Nots + 1 : 0;
        if (letter is '(' or '[' or '{')
            hole.Brackets++;
        else if (letter is ')' or ']' or '}')
            hole.Brackets = Math.Max(0, hole.Brackets - 1);
        else if (letter == '<' || Next("?.") || Next("?["))
            hole.Loose++;
        else if (letter == '>')
            hole.Loose = Math.Max(0, hole.Loose - 1);
        _levels += hole.Levels - before;
        _at += word;
    }

    private void Text(OpenString inner)
    {
        var letter = _text[_at];
        if (letter == '{' && Run('{', _at) is var braces && (inner.IsRaw ? braces >= inner.Dollars : braces % 2 == 1))
            Enter(inner, braces);
        else if (letter == '"' && Run('"', _at) is var quotes && (inner.IsRaw ? quotes >= inner.Quotes : !inner.IsVerbatim || quotes % 2 == 1))
            Close(inner.IsVerbatim || inner.IsRaw ? quotes : 1);
        else if (letter == '\n' && inner.IsPlain)
            Close(1);
        else if (letter is '{' or '"')
            _at += Run(letter, _at);
        else
            _at += letter == '\\' && inner.IsPlain ? 2 : 1;
    }

    private void Enter(OpenString inner, int braces)
    {
        inner.IsInHole = true;
        _levels++;
        _at += braces;
    }

    private void Leave(OpenString hole)
    {
        _levels -= hole.Levels + 1;
        (hole.IsInHole, hole.Brackets, hole.Loose, hole.Nots) = (false, 0, 0, 0);
        _at = FormatEnd(hole);
        if (Next("}"))
            _at++;
    }

    // A format ends where its hole does, or its string, or the text.
    private int FormatEnd(OpenString hole)
    {
        var to = _at;
        while (to < _text.Length)
        {
            var letter = _text[to];
            var isEscape = hole.IsPlain ? letter == '\\' : hole.IsVerbatim && Stands("\"\"", to);
            if (!isEscape && (letter is '}' or '"' || (letter == '\n' && hole.IsPlain)))
                return to;
            to += isEscape ? 2 : 1;
        }

        return _text.Length;
    }

    private void Close(int length)
    {
        _around.Pop();
        _at += length;
    }

    private bool Skipped(int to)
    {
        _at = to;
        return true;
    }

    private bool Next(string text) => Stands(text, _at);

    private bool Stands(string text, int at) => string.CompareOrdinal(_text, at, text, 0, text.Length) == 0;

    private int LineEnd() => _text.AsSpan(_at).IndexOf('\n') is >= 0 and var length ? _at + length : _text.Length;

    private int Behind(string end, int from) => _text.IndexOf(end, from, StringComparison.Ordinal) is >= 0 and var at ? at + end.Length : _text.Length;

    private int Run(char letter, int from)
    {
        var to = from;
        while (to < _text.Length && _text[to] == letter)
            to++;
        return to - from;
    }

    private int Word()
    {
        var to = _at;
        while (to < _text.Length && (char.IsLetterOrDigit(_text[to]) || _text[to] == '_'))
            to++;
        return to - _at;
    }

    private int Quoted(char quote)
    {
        var to = _at + 1;
        while (to < _text.Length && _text[to] != quote && _text[to] != '\n')
            to += _text[to] == '\\' ? 2 : 1;
        return to + 1;
    }

    private int Verbatim()
    {
        var to = _at + 1;
        while (to < _text.Length && (_text[to] != '"' || Run('"', to) % 2 == 0))
            to += _text[to] == '"' ? Run('"', to) : 1;
        return to < _text.Length ? to + Run('"', to) : to;
    }

    // A string whose text or hole is read.
    private sealed class OpenString(int dollars, int quotes, bool isRaw, bool isVerbatim)
    {
        public int Dollars { get; } = dollars;

        public int Quotes { get; } = quotes;

        public bool IsRaw { get; } = isRaw;

        public bool IsVerbatim { get; } = isVerbatim;

        public bool IsPlain => !IsRaw && !IsVerbatim;

        public bool IsInHole { get; set; }

        public int Brackets { get; set; }

        public int Loose { get; set; }

        public int Nots { get; set; }

        public int Levels => Brackets + Loose + Nots;
    }
}
