namespace Wirefix.Facts.Text;

/// <summary>What a subject says was counted, behind direction, method and target: the grammar of facts.</summary>
/// <param name="Kind">What it is; which of the other properties have a meaning follows from it.</param>
internal readonly record struct Counted(CountedKind Kind)
{
    /// <summary>Requests or responses.</summary>
    public FactSide Side { get; init; }

    /// <summary>The status; 0 for no answer.</summary>
    public int Status { get; init; }

    /// <summary>The kind of a field's values.</summary>
    public FieldKind FieldKind { get; init; }

    /// <summary>The header, media type or path.</summary>
    public FactWord Name { get; init; }

    /// <summary>The token, or the state before.</summary>
    public FactWord Value { get; init; }

    /// <summary>The state after.</summary>
    public FactWord After { get; init; }

    /// <summary>Reads what stands behind the target; null where it is nothing that can be counted.</summary>
    public static Counted? Read(FactWord what)
    {
        var next = what.Next();
        if (what.Is("response"))
            return Message(FactSide.Response, next);
        if (what.Is("request"))
            return Message(FactSide.Request, next);
        if (what.Is(FactSubject.StatusWord))
            return next.Status is { } status ? Whole(new Counted(CountedKind.Status) { Status = status }, next) : null;
        if (what.Is(FactSubject.TransitionWord))
            return Transition(next);
        return what.Is(FactSubject.CallsWord) ? Whole(new Counted(CountedKind.Calls), what)
            : what.Is(FactSubject.PeakWord) ? Whole(new Counted(CountedKind.PeakInFlight), what)
            : what.Is(FactSubject.WindowWord) ? Whole(new Counted(CountedKind.LargestWindow), what)
            : null;
    }

    private static Counted? Message(FactSide side, FactWord number)
    {
        if (number.Status is not { } status)
            return null;

        var what = number.Next();
        var name = what.Next();
        if (!name.IsText)
            return null;
        if (what.Is(FactSubject.FieldWord))
            return Field(new Counted(CountedKind.Field) { Side = side, Status = status, Name = name }, name.Next());
        return what.Is(FactSubject.HeaderWord) ? Whole(new Counted(CountedKind.Header) { Side = side, Status = status, Name = name }, name)
            : what.Is(FactSubject.MediaWord) ? Whole(new Counted(CountedKind.Media) { Side = side, Status = status, Name = name }, name)
            : null;
    }

    private static Counted? Field(Counted field, FactWord kind)
    {
        var token = kind.Next();
        if (!token.IsNone)
            return kind.Is(FactSubject.TokenWord) && token.IsText ? Whole(field with { Kind = CountedKind.Token, Value = token }, token) : null;
        return KindWord.KindOf(kind) is { } known ? field with { FieldKind = known } : null;
    }

    private static Counted? Transition(FactWord path)
    {
        var from = path.Next();
        var to = from.Next();
        return path.IsText && from.IsText && to.IsText
            ? Whole(new Counted(CountedKind.Transition) { Name = path, Value = from, After = to }, to)
            : null;
    }

    // Nothing may follow.
    private static Counted? Whole(Counted counted, FactWord last) => last.Next().IsNone ? counted : null;
}
